package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One sentence per problem, exit code 2, and nothing half-done; the same for {@code run} and {@code
 * backtest}.
 */
final class BadInputIT {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void aMissingFile(String command) {
    assertRefused(
        command,
        folder.resolve("nothing.yaml"),
        "The strategy file %s/nothing.yaml does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void badYaml(String command) throws IOException {
    StrategyProcess process = execute(command, write("a: [1"));
    assertThat(process.awaitEnd()).isEqualTo(2);
    assertThat(process.output()).startsWith("the manifest is not valid YAML: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void anUnknownAlgo(String command) throws IOException {
    assertRefused(
        command,
        write(Manifests.ibm().replace("sma-crossover", "sma-crosover")),
        "spec.algo is \"sma-crosover\", which is not a built-in algo (did you mean sma-crossover?);"
            + " there are buy-and-hold, mean-reversion, momentum, sma-crossover.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void aPartOfAShare(String command) throws IOException {
    assertRefused(
        command,
        write(Manifests.with("risk: {maxPosition: \"0.5\"}")),
        "spec.risk.maxPosition is \"0.5\": shares are traded whole, so write a whole number, such"
            + " as \"500\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void aZoneThatThereIsNot(String command) throws IOException {
    assertRefused(
        command,
        write(Manifests.with("risk: {dayStart: {timeZone: America/NewYork, time: \"17:00\"}}")),
        "spec.risk.dayStart.timeZone is \"America/NewYork\", which is no zone of the tz database:"
            + " did you mean America/New_York?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void wrongParameters(String command) throws IOException {
    StrategyProcess process =
        execute(
            command,
            write(Manifests.ibm().replace("{fast: 20, slow: 100}", "{fsat: 20, slow: 0}")));
    assertThat(process.awaitEnd()).isEqualTo(2);
    assertThat(process.output())
        .contains("spec.parameters.fsat")
        .contains("spec.parameters.slow")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void severalWrongFields(String command) throws IOException {
    StrategyProcess process =
        execute(
            command,
            write(
                Manifests.ibm()
                    .replace("\"100000\"", "\"-1\"")
                    .replace("Bps: \"1\"", "Bps: \"x\"")));
    assertThat(process.awaitEnd()).isEqualTo(2);
    assertThat(process.output())
        .contains("spec.capital.amount")
        .contains("spec.costs.commissionBps");
    assertThat(process.output().lines().count()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void aMissingPriceFile(String command) throws IOException {
    assertRefused(
        command,
        write(Manifests.ibm()),
        "IBM.csv.gz is missing in %s/data: the prices of IBM are expected there.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "backtest"})
  void aBrokenPriceFile(String command) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/IBM.csv.gz"), "Date,Open");
    assertRefused(
        command,
        write(Manifests.ibm()),
        "IBM.csv.gz is not a gzip file, or a damaged one: compress the CSV with gzip.");
  }

  @Test
  void unknownOptionsAndNoFile() {
    assertThat(StrategyProcess.execute("backtest").awaitEnd()).isEqualTo(2);
    assertThat(StrategyProcess.execute("run", "--speeed", "1", "x.yaml").awaitEnd()).isEqualTo(2);
    assertThat(StrategyProcess.execute("trade").awaitEnd()).isEqualTo(2);
  }

  private void assertRefused(String command, Path file, String sentence) {
    StrategyProcess process = execute(command, file);
    assertThat(process.awaitEnd()).isEqualTo(2);
    assertThat(process.output())
        .isEqualToIgnoringNewLines(sentence.replace("%s", folder.toString()));
    assertThat(folder.resolve("ledger")).doesNotExist();
  }

  private StrategyProcess execute(String command, Path file) {
    return "run".equals(command)
        ? StrategyProcess.execute(
            command, file.toString(), "--ledger", folder.resolve("ledger").toString())
        : StrategyProcess.execute(command, file.toString());
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("strategy.yaml"), yaml);
  }
}
