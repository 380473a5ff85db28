package dev.tradewind.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.PriceRows;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void pricesThatEndBeforeTheAlgoOrdersAreWarnedOf(@TempDir Path data) throws Exception {
    Plan plan = Manifests.plan(Manifests.ibm());
    int warmup = plan.engine(BookState.Running, 1).strategy().get().warmupBars();
    PriceRows.first(warmup - 1, "IBM", data);
    BacktestRun run = BacktestRun.of(plan, Prices.read(data, plan));
    String warning =
        "IBM.csv.gz ends after %d bars, and the algo needs %d before it orders: bring more bars, or shorten its windows."
            .formatted(warmup - 1, warmup);
    assertThat(run.warnings()).containsExactly(warning);
    assertThat(BacktestReport.text(plan, run)).contains("  Warning: " + warning);
    PriceRows.first(warmup, "IBM", data);
    assertThat(BacktestRun.of(plan, Prices.read(data, plan)).warnings())
        .containsExactly(
            "No order was filled or rejected: no signal came, or the capital did not pay for an"
                + " entry.");
  }

  @Test
  void badRowsRefuseTheFileOrAreLeftOutAndTold(@TempDir Path data) throws Exception {
    PriceRows.withBadRows(200, List.of("2000-07-22,1,2", "2000-07-23,NaN,1,1,1,100"), "IBM", data);
    assertThatThrownBy(() -> Prices.read(data, Manifests.plan(Manifests.ibm())))
        .isInstanceOf(DataUnavailable.class)
        .hasMessage("IBM.csv.gz line 102: there are 3 columns: it must be 6.");

    Plan plan = Manifests.plan(Manifests.ibm().replace("replay: {", "badRows: Skip, replay: {"));
    BacktestRun run = BacktestRun.of(plan, Prices.read(data, plan));
    assertThat(run.bars()).isEqualTo(200);
    assertThat(run.data().getFirst().skipped()).isEqualTo(2);
    assertThat(run.warnings())
        .containsExactly(
            "IBM.csv.gz: 2 of 202 rows were skipped (1 unreadable, 1 not a number); the first:"
                + " IBM.csv.gz line 102: there are 3 columns: it must be 6.");
    assertThat(run.json()).contains("\"skipped\":2");
    assertThat(BacktestReport.text(plan, run)).contains("  Warning: IBM.csv.gz: 2 of 202 rows");
  }

  @Test
  void theTimeZoneRulesAreOnRecord() throws Exception {
    String tzdata = TradingHours.zoneRulesVersion();
    assertThat(tzdata).matches("20[0-9]{2}[a-z]");
    assertThat(run(Manifests.ibm()).json()).contains("\"tzdata\":\"" + tzdata + "\"");
    assertThat(report(Manifests.ibm())).contains("Time zones as of tzdata " + tzdata + ".");
  }

  /** A bar of a day closes at midnight UTC, which is 19:00 or 20:00 in New York. */
  @Test
  void hoursAndDayAreThoseOfTheSpec() throws Exception {
    String hours =
        "risk: {allowedHours: {timeZone: America/New_York, sessions: [\"MON-SUN %s\"]},"
            + " dayStart: {timeZone: America/New_York, time: \"17:00\"}}";
    BacktestRun closed = run(Manifests.with(hours.formatted("09:30-16:00")));
    assertThat(closed.fills()).isEmpty();
    assertThat(closed.rejects()).containsOnlyKeys("OutsideHours");
    assertThat(run(Manifests.with(hours.formatted("18:59-20:01"))).fills())
        .isEqualTo(run(Manifests.ibm()).fills());
    assertThat(report(Manifests.with(hours.formatted("18:59-20:01"))))
        .contains("17:00 America/New_York");
  }

  private static String report(String yaml) throws Exception {
    return BacktestReport.text(Manifests.plan(yaml), run(yaml));
  }

  private static BacktestRun run(String yaml) throws Exception {
    Plan plan = Manifests.plan(yaml);
    return BacktestRun.of(plan, Prices.read(Manifests.EXAMPLE_DATA, plan));
  }
}
