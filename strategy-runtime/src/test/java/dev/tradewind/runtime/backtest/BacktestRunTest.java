package dev.tradewind.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import org.junit.jupiter.api.Test;

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

  private static BacktestRun run(String yaml) throws Exception {
    Plan plan = Manifests.plan(yaml);
    return BacktestRun.of(plan, Prices.read(Manifests.EXAMPLE_DATA, plan));
  }
}
