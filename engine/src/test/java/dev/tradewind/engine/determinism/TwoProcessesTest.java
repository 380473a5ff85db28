package dev.tradewind.engine.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same input gives the same output in another process, with another locale, time zone,
 * encoding, heap, compiler, and other identity hashes.
 */
class TwoProcessesTest {

  private static final String EVERY_WORLD = "dev.tradewind.engine.HashOfEveryWorld";

  private static final List<String> ONE =
      List.of(
          "-Duser.language=en",
          "-Duser.timezone=UTC",
          "-Dfile.encoding=UTF-8",
          "-Xmx128m",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=2",
          "-XX:+UseSerialGC",
          "-Xint");

  private static final List<String> OTHER =
      List.of(
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Duser.timezone=Asia/Tokyo",
          "-Dfile.encoding=ISO-8859-1",
          "-Xmx512m",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:hashCode=0",
          "-XX:+UseParallelGC");

  @Test
  void everyAlgoDoesTheSame() throws IOException, InterruptedException {
    String first = run(ONE, HashOfEveryAlgo.class.getName());
    assertThat(first.lines().toList())
        .hasSize(4)
        .allSatisfy(line -> assertThat(line).matches("[a-z-]+ [1-9][0-9]* fills [0-9a-f]{64}"));
    assertThat(run(OTHER, HashOfEveryAlgo.class.getName())).isEqualTo(first);
  }

  /** On ticks, books and bars, at exchanges that lose messages, for one account or many. */
  @Test
  void everyWorldEndsTheSame() throws IOException, InterruptedException {
    String first = run(ONE, EVERY_WORLD);
    assertThat(first.lines().toList())
        .hasSize(30)
        .allSatisfy(line -> assertThat(line).matches("[a-z-]+ \\d \\d+ fills .* [0-9a-f]{64}"))
        .anySatisfy(line -> assertThat(line).matches("random \\d [1-9]\\d+ fills .*"));
    assertThat(run(OTHER, EVERY_WORLD)).isEqualTo(first);
  }

  private static String run(List<String> options, String program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
