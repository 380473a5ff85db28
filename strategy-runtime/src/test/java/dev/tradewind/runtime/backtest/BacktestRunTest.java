package dev.tradewind.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.PriceRows;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestRunTest {

  @Test
  void theDocumentHasTheShapesOfStatus() throws Exception {
    JsonNode document = new JsonMapper().readTree(run(Manifests.ibm()).json());
    assertThat(document.properties())
        .extracting(java.util.Map.Entry::getKey)
        .contains("sample", "statistics", "trades", "fills", "data");
    assertThat(document.at("/sample/equity").isTextual()).isTrue();
    assertThat(document.at("/trades/0/entryPrice").asText()).isEqualTo("88.2154");
    assertThat(document.at("/statistics/sharpe").asDouble()).isBetween(0.17, 0.18);
    assertThat(document.at("/statistics").properties())
        .extracting(java.util.Map.Entry::getKey)
        .contains("strikeRate", "sqn", "roiPercent", "excessPercent");
    assertThat(document.at("/trades/0/mae").isTextual()).isTrue();
    assertThat(document.at("/trades/0/mfe").isTextual()).isTrue();
    assertThat(document.at("/trades/0/barsHeld").isIntegralNumber()).isTrue();
    assertThat(document.at("/data/0/sha256").asText()).hasSize(64);
  }

  @Test
  void equityIsCapitalPlusProfit() throws Exception {
    var sample = run(Manifests.ibm()).sample();
    assertThat(sample.equity())
        .isEqualByComparingTo(sample.pnl().add(new java.math.BigDecimal("100000")));
    assertThat(sample.pnl())
        .isEqualByComparingTo(
            sample.realizedPnl().add(sample.unrealizedPnl()).subtract(sample.fees()));
  }

  /** An account that begins with cash only beats holding it by its whole return. */
  @Test
  void roiIsThatOfTheEquity() throws Exception {
    BacktestRun run = run(Manifests.ibm());
    double roi = run.sample().equity().doubleValue() / 100_000 * 100 - 100;
    assertThat(run.statistics().roiPercent()).isCloseTo(roi, within(1e-9));
    assertThat(run.statistics().excessPercent()).isCloseTo(roi, within(1e-9));
  }

  @Test
  void whatCannotBeSaidIsNotAvailable() throws Exception {
    assertThat(report(Manifests.ibm() + "  risk: {maxPosition: \"5\"}\n").lines())
        .anyMatch(line -> line.contains("SQN") && line.endsWith("n/a"))
        .anyMatch(line -> line.contains("Strike rate") && line.endsWith("n/a"))
        .anyMatch(line -> line.matches("  ROI +0\\.00%.*"));
  }

  @Test
  void theSameTwiceIsTheSame() throws Exception {
    assertThat(run(Manifests.ibm())).isEqualTo(run(Manifests.ibm()));
  }

  @Test
  void theReportFitsATerminal() throws Exception {
    Plan plan = Manifests.plan(Manifests.ibm());
    assertThat(BacktestReport.text(plan, run(Manifests.ibm())).lines())
        .allMatch(line -> line.length() <= 120)
        .anyMatch(line -> line.contains("Sharpe") && line.endsWith("0.18"))
        .anyMatch(line -> line.contains("Open at the end: 661 IBM at 174.9208, last 175.2712."));
  }

  @Test
  void ordersThatALimitRefusesAreCounted() throws Exception {
    String limited = Manifests.ibm() + "  risk: {maxPosition: \"5\"}\n";
    assertThat(run(limited).trades()).isEmpty();
    assertThat(BacktestReport.text(Manifests.plan(limited), run(limited)))
        .containsPattern("Rejected orders: [0-9]+ for MaxPosition\\.");
  }

  @Test
  void theShareOfTheVolumeThatFillsIsSaid() throws Exception {
    assertThat(report(Manifests.ibm()))
        .contains("at the next bar's open plus slippage, at most 10% of its volume");
  }

  @Test
  void aTradeThatIsStillOpenIsSaidNotToBeCounted() throws Exception {
    assertThat(report(Manifests.ibm()))
        .contains(
            "  1 open trade is not counted in trades, win and strike rate, profit factor,"
                + " expectancy and SQN.");
    assertThat(new JsonMapper().readTree(run(Manifests.ibm()).json()).at("/statistics/openTrades"))
        .hasToString("1");
    String flat = Manifests.ibm() + "  risk: {maxPosition: \"5\"}\n";
    assertThat(report(flat)).doesNotContain("open trade");
    assertThat(run(flat).statistics().openTrades()).isZero();
  }

  @Test
  void aPriceFileInWhichNothingCanFillIsWarnedOf(@TempDir Path data) throws Exception {
    Plan plan = Manifests.plan(Manifests.ibm());
    PriceRows.ofVolume(9, "IBM", data);
    BacktestRun thin = BacktestRun.of(plan, Prices.read(data, plan));
    String warning =
        "IBM.csv.gz has no bar with a volume of 10 or more, and at most 10% of a bar's volume"
            + " fills: no order can be filled.";
    assertThat(thin.warnings()).containsExactly(warning);
    assertThat(thin.json()).contains("\"warnings\":[\"IBM.csv.gz has no bar");
    assertThat(BacktestReport.text(plan, thin)).contains("  Warning: " + warning);
    assertThat(thin.fills()).isEmpty();
    PriceRows.ofVolume(10, "IBM", data);
    BacktestRun enough = BacktestRun.of(plan, Prices.read(data, plan));
    assertThat(enough.warnings()).isEmpty();
    assertThat(enough.fills()).isNotEmpty();
  }

  private static String report(String yaml) throws Exception {
    return BacktestReport.text(Manifests.plan(yaml), run(yaml));
  }

  private static BacktestRun run(String yaml) throws Exception {
    Plan plan = Manifests.plan(yaml);
    return BacktestRun.of(plan, Prices.read(Manifests.EXAMPLE_DATA, plan));
  }
}
