package dev.tradewind.operator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a render version makes of a strategy stays the same for ever: another version may differ,
 * this one may not.
 */
final class RenderingGoldenTest {
  /** {@code -Dtradewind.generate=true} writes the files instead of comparing them. */
  private static final boolean GENERATE = Boolean.getBoolean("tradewind.generate");

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @TestFactory
  Stream<DynamicTest> everyObjectIsRenderedAsEver() {
    return IntStream.rangeClosed(1, Rendering.VERSION)
        .boxed()
        .flatMap(version -> objects(version).entrySet().stream().map(e -> test(version, e)));
  }

  private static DynamicTest test(int version, Map.Entry<String, HasMetadata> object) {
    String name = "v" + version + "/" + object.getKey();
    return DynamicTest.dynamicTest(name, () -> compare(name, object.getValue()));
  }

  @Test
  void theSameStrategyIsRenderedTheSame() {
    assertThat(Fixtures.one().statefulSet()).isEqualTo(Fixtures.one().statefulSet());
    assertThat(Fixtures.one().configMap()).isEqualTo(Fixtures.one().configMap());
  }

  private static Map<String, HasMetadata> objects(int version) {
    Map<String, HasMetadata> objects = new TreeMap<>();
    objects.put("one-configmap", Fixtures.one(version).configMap());
    objects.put("one-claim", Fixtures.one(version).claim("ReadWriteOncePod"));
    objects.put(
        "one-secret",
        Fixtures.one(version).signed()
            ? Fixtures.one(version).keys("the current one", "the previous one")
            : Fixtures.one(version).secret("not-a-secret"));
    objects.put("one-statefulset", Fixtures.one(version).statefulSet());
    objects.put("several-configmap", Fixtures.several(version).configMap());
    objects.put("several-claim", Fixtures.several(version).claim("ReadWriteOnce"));
    objects.put("several-statefulset", Fixtures.several(version).statefulSet());
    objects.put("terminating-configmap", Fixtures.terminating(version).configMap());
    objects.put("terminating-statefulset", Fixtures.terminating(version).statefulSet());
    objects.put("namespace-service", NamespaceRendering.service("desk-a", PodPorts.DEFAULT));
    objects.put("namespace-serviceaccount", NamespaceRendering.serviceAccount("desk-a"));
    objects.put("namespace-networkpolicy", NamespaceRendering.networkPolicy("desk-a"));
    objects.put("namespace-podmonitor", NamespaceRendering.podMonitor("desk-a"));
    return objects;
  }

  private static void compare(String name, HasMetadata object) throws Exception {
    Path file = FOLDER.resolve(name + ".yaml");
    String rendered = Fixtures.YAML.asYaml(object);
    if (GENERATE) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(file));
  }
}
