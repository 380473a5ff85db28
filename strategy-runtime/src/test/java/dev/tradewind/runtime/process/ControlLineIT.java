package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/operations.md with which a person commands a strategy on a laptop. */
final class ControlLineIT {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final String HEADING = "### Commands on a laptop";

  private static String keys;
  private static String command;

  @TempDir private Path folder;

  @BeforeAll
  static void readThePage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> parts = List.of(page.substring(page.indexOf(HEADING)).split("```", 6));
    keys = parts.get(1).substring("sh\n".length());
    command = parts.get(3).substring("sh\n".length());
  }

  @Test
  void theDocumentedLinesCommandAStrategy() throws Exception {
    Files.writeString(
        folder.resolve("aapl-sma.yaml"),
        Manifests.ibm()
            .replace("name: ibm-trend, uid: 11111111-2222-3333-4444-555555555555", "name: aapl-sma")
            .replace("speed: 1000000000", "speed: 8640000"));
    shell(keys);
    try (StrategyProcess laptop = run().awaitReady()) {
      assertThat(laptop.status().uid()).isEqualTo("laptop/default/aapl-sma");
      String here = command.replace("127.0.0.1:8080", "127.0.0.1:" + laptop.controlPort());
      assertThat(here).isNotEqualTo(command);

      PodStatus answer = PodJson.read(shell(here), PodStatus.class);
      assertThat(answer.commanded()).isEqualTo(BookState.Flat);
      assertThat(answer.commandSequence()).isEqualTo(1);
      String altered = here.replace("--data-raw \"$command\"", "--data-raw \"$command \"");
      assertThat(shell(altered)).contains("The signature is of no key that counts here");
    }
  }

  @Test
  void withoutAKeyItDoesNotStart() throws Exception {
    Files.writeString(folder.resolve("aapl-sma.yaml"), Manifests.ibm());
    Files.createDirectories(folder.resolve("control"));
    Files.writeString(folder.resolve("control/current"), "a-credential-of-the-old-kind");
    StrategyProcess laptop = run();
    assertThat(laptop.awaitEnd()).isEqualTo(2);
    assertThat(laptop.output())
        .contains("has no file \"current\" with an Ed25519 public key in PEM.");
  }

  private StrategyProcess run() {
    return StrategyProcess.run(
        folder.resolve("aapl-sma.yaml").toString(),
        "--data",
        Manifests.EXAMPLE_DATA.toString(),
        "--ledger",
        folder.resolve("ledger").toString(),
        "--control-credentials",
        folder.resolve("control").toString());
  }

  private String shell(String lines) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process shell =
        new ProcessBuilder("sh", "-euc", lines)
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(folder.resolve("errors"))).isZero();
    return Files.readString(output);
  }
}
