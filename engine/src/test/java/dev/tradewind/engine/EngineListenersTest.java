package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;

/** A part of the record that somebody forgets to pass on would make two different runs equal. */
class EngineListenersTest {

  @Example
  void bothHearEverythingInOrder() throws ReflectiveOperationException {
    List<String> heard = new ArrayList<>();
    EngineListeners both = new EngineListeners(named("first", heard), named("second", heard));
    for (Method method : EngineListener.class.getDeclaredMethods()) {
      heard.clear();
      method.invoke(both, nothing(method));
      assertThat(heard).containsExactly("first " + method.getName(), "second " + method.getName());
    }
  }

  @Example
  void theHashIsOfEverything() {
    List<String> hashed =
        Arrays.stream(EventHash.class.getDeclaredMethods()).map(Method::getName).toList();
    assertThat(EngineListener.class.getDeclaredMethods())
        .extracting(Method::getName)
        .isSubsetOf(hashed);
  }

  private static EngineListener named(String name, List<String> heard) {
    return (EngineListener)
        Proxy.newProxyInstance(
            EngineListener.class.getClassLoader(),
            new Class<?>[] {EngineListener.class},
            (_, method, _) -> {
              heard.add(name + " " + method.getName());
              return null;
            });
  }

  private static Object[] nothing(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(EngineListenersTest::nothing).toArray();
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == int.class ? (Object) 0 : null;
  }
}
