package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A command for a method that has another name by now would do nothing, and nobody would say so.
 */
class CompileCommandsTest {

  @Test
  void everyCommandNamesAMethod() throws IOException, ClassNotFoundException {
    List<String> commands =
        Files.readAllLines(Path.of("../dev/bench/compile-commands")).stream()
            .filter(line -> line.startsWith("dontinline "))
            .toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      String[] method = command.substring("dontinline ".length()).split("::", 2);
      assertThat(Class.forName(method[0]).getDeclaredMethods())
          .as(command)
          .extracting(Method::getName)
          .contains(method[1]);
    }
  }
}
