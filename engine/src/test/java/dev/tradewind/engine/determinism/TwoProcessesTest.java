package dev.tradewind.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same input gives the same output in another process, with another locale, time zone, heap and
 * compiler.
 */
class TwoProcessesTest {

  @Test
  void everyAlgoDoesTheSame() throws IOException, InterruptedException {
    String first = run("-Duser.language=en", "-Duser.timezone=UTC", "-Xint");
    String second =
        run(
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-Duser.timezone=Asia/Tokyo",
            "-XX:+UseParallelGC");
    assertThat(first.lines().toList())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).matches("[a-z-]+ [1-9][0-9]* fills [0-9a-f]{64}"));
    assertThat(second).isEqualTo(first);
  }

  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), HashOfEveryAlgo.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
