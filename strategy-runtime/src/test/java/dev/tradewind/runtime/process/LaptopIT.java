package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application as a person runs it: a manifest without uid, nothing else asked for. */
final class LaptopIT {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFiles() throws Exception {
    file =
        Files.writeString(
            folder.resolve("strategy.yaml"),
            Manifests.ibm().replace(", uid: 11111111-2222-3333-4444-555555555555", ""));
    Files.createDirectories(folder.resolve("data"));
    Files.copy(Manifests.EXAMPLE_DATA.resolve("IBM.csv.gz"), folder.resolve("data/IBM.csv.gz"));
  }

  @Test
  void tradesAtOnceAndComesToWhatTheBacktestSays() throws Exception {
    StrategyProcess backtest = StrategyProcess.execute("backtest", file.toString(), "--json");
    try (StrategyProcess laptop = laptop()) {
      PodStatus status = laptop.await(PodStatus::completed);
      assertThat(status.sample().equity()).isEqualByComparingTo("122050.2346");
      assertThat(backtest.output())
          .contains("\"equity\":\"%s\"".formatted(status.sample().equity().toPlainString()));
      String trades = laptop.get("/status/trades");
      assertThat(backtest.output())
          .contains(trades.substring(trades.indexOf("\"trades\""), trades.length() - 1));
      String fills = laptop.get("/status/fills");
      assertThat(backtest.output())
          .contains(fills.substring(fills.indexOf("\"fills\""), fills.length() - 1));
    }
  }

  @Test
  void onlyOneProcessTradesABook() {
    try (StrategyProcess first = laptop().awaitReady()) {
      StrategyProcess second = laptop();
      assertThat(second.awaitEnd()).isEqualTo(2);
      assertThat(second.output())
          .contains(
              "The ledger in %s is in use by another process; only one may trade a book."
                  .formatted(folder.resolve("ledger")));
      assertThat(first.status().ready()).isTrue();
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCompletedBookSaysSoAndHowToStartOver() throws Exception {
    try (StrategyProcess first = laptop()) {
      first.await(PodStatus::completed);
    }
    try (StrategyProcess again = laptop().awaitReady()) {
      assertThat(again.output())
          .contains(
              "The replay of this book is complete: to start over, end this process and remove the"
                  + " folder "
                  + folder.resolve("ledger"));
    }
  }

  @Test
  void aLedgerIsReadWhileItIsTradedAndAfterwards() throws Exception {
    String ledger = folder.resolve("ledger").toString();
    try (StrategyProcess laptop = laptop()) {
      laptop.await(PodStatus::completed);
      StrategyProcess verified =
          StrategyProcess.execute("ledger", "verify", ledger, "--strategy", file.toString());
      assertThat(verified.output())
          .contains("good  the state beside the fills", "The ledger is whole.");
      assertThat(verified.awaitEnd()).isZero();
    }
    assertThat(StrategyProcess.execute("ledger", "show", ledger).output())
        .containsPattern("Progress +turn \\d+, 3270 bars taken");
    assertThat(StrategyProcess.execute("ledger", "export", ledger + "/ledger.db").output())
        .contains("{\"table\":\"trade\",\"number\":1,");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + ledger + "/ledger.db");
        var damage = connection.createStatement()) {
      damage.executeUpdate("DELETE FROM fill WHERE number = 1");
    }
    StrategyProcess damaged = StrategyProcess.execute("ledger", "verify", ledger);
    assertThat(damaged.awaitEnd()).isEqualTo(1);
    assertThat(damaged.output())
        .contains("bad   no gap among fills", "After fill 0 comes fill 2.", "is damaged.");
    Process full =
        new ProcessBuilder(
                "sh",
                "-c",
                "\"$0\" -jar target/quarkus-app/quarkus-run.jar ledger export \"$1\" >/dev/full",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ledger)
            .start();
    assertThat(full.waitFor()).isEqualTo(1);
    assertThat(full.errorReader().lines())
        .contains("Not all could be written: the output is cut short.");
    StrategyProcess missing = StrategyProcess.execute("ledger", "show", folder + "/nowhere");
    assertThat(missing.awaitEnd()).isEqualTo(2);
    assertThat(missing.output()).startsWith("There is no ledger at ");
  }

  @Test
  void twoNamespacesKeepTwoBooks() throws Exception {
    for (String namespace : List.of("desk-a", "desk-b")) {
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst("name: ibm-trend[^}]*", "name: ibm-trend, namespace: " + namespace));
      try (StrategyProcess process =
          StrategyProcess.run(Map.of("XDG_STATE_HOME", folder.toString()), file.toString())) {
        assertThat(process.await(PodStatus::completed).epoch()).isEqualTo(1);
      }
      assertThat(folder.resolve("tradewind/" + namespace + "/ibm-trend/ledger.db")).exists();
    }
  }

  @Test
  void theReportIsForPeople() {
    assertThat(StrategyProcess.execute("backtest", file.toString()).output())
        .startsWith(
            "ibm-trend: sma-crossover on IBM, 2000-03-01 to 2013-03-01, 3270 bars of 1d, capital"
                + " 100,000.00 USD")
        .containsPattern("Equity +122,050.23 +Trades +24")
        .contains("252 days a year");
    assertThat(StrategyProcess.execute("version").output()).startsWith("0.1.0");
  }

  @Test
  void aPortInUseIsSaidBeforeAnythingHappens() {
    try (StrategyProcess first = laptop().awaitReady()) {
      StrategyProcess second =
          StrategyProcess.execute(
              "run",
              file.toString(),
              "--ledger",
              folder.resolve("other").toString(),
              "--monitoring-port",
              "" + first.monitoringPort());
      assertThat(second.awaitEnd()).isEqualTo(2);
      assertThat(second.output())
          .isEqualToIgnoringNewLines(
              "Port %d cannot be opened (Address already in use): choose another with --monitoring-port."
                  .formatted(first.monitoringPort()));
      assertThat(folder.resolve("other")).doesNotExist();
    }
  }

  private StrategyProcess laptop() {
    return StrategyProcess.run(file.toString(), "--ledger", folder.resolve("ledger").toString());
  }
}
