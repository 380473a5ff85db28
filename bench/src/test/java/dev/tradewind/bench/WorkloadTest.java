package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EventHash;
import dev.tradewind.engine.market.BarSeries;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is measured is what the loops of the peers do. */
class WorkloadTest {

  private static final BarSeries BARS = walk(10_000);

  private static BarSeries walk(int size) {
    Random random = new Random(11);
    BarSeries.Builder bars = new BarSeries.Builder(60_000_000_000L);
    long price = 10_000;
    for (int i = 0; i < size; i++) {
      long open = price;
      price = Math.max(100, price + random.nextInt(21) - 10L);
      bars.add(i * Workload.MINUTE, open, Math.max(open, price), Math.min(open, price), price, 1);
    }
    return bars.build();
  }

  /** The rule as the loops have it. */
  private static Outcome loop(int fast, int slow) {
    long fastSum = 0;
    long slowSum = 0;
    long cash = 0;
    long fills = 0;
    int position = 0;
    int wanted = 0;
    int before = -1;
    for (int i = 0; i < BARS.size(); i++) {
      if (wanted != 0) {
        cash -= wanted * BARS.open(i);
        position += wanted;
        fills++;
        wanted = 0;
      }
      fastSum += BARS.close(i) - (i >= fast ? BARS.close(i - fast) : 0);
      slowSum += BARS.close(i) - (i >= slow ? BARS.close(i - slow) : 0);
      if (i >= slow - 1) {
        int up = fastSum * slow > slowSum * fast ? 1 : 0;
        if (before == 0 && up == 1 && position == 0) {
          wanted = 1;
        } else if (before == 1 && up == 0 && position == 1) {
          wanted = -1;
        }
        before = up;
      }
    }
    long cents = cash + position * BARS.close(BARS.size() - 1);
    return new Outcome(BARS.size(), fills, cents * 1_000_000);
  }

  @Test
  void theCrossoverIsThatOfTheLoop() {
    Outcome outcome = Workload.w1(BARS, EngineListener.NONE).finish();
    assertThat(outcome).isEqualTo(loop(20, 100));
    assertThat(outcome.fills()).isGreaterThan(50);
  }

  @Test
  void theGridIsAHundredCrossovers() {
    Outcome expected = Outcome.NONE;
    for (int fast = 5; fast <= 50; fast += 5) {
      for (int slow = 60; slow <= 150; slow += 10) {
        expected = expected.plus(loop(fast, slow));
      }
    }
    assertThat(SideBySide.finish(Workload.w3(BARS, EngineListener.NONE))).isEqualTo(expected);
    assertThat(SideBySide.finishOnAllProcessors(Workload.w3(BARS, EngineListener.NONE)))
        .isEqualTo(expected);
  }

  @Test
  void whatListensChangesNothing() {
    EventHash hash = new EventHash();
    assertThat(Workload.w1(BARS, hash).finish()).isEqualTo(loop(20, 100));
    assertThat(hash.hex()).matches("[0-9a-f]{64}").isNotEqualTo("0".repeat(64));
  }

  @Test
  void theLineIsThatOfThePeers() {
    assertThat(Report.line(1_234_567_890, 5_000, new Outcome(7, 2, -4_088_000_000L), null))
        .isEqualTo(
            "{\"load_s\": 1.234567, \"engine_s\": 0.000005, \"events\": 7, \"fills\": 2, \"pnl\":"
                + " -40.88}");
    assertThat(Report.line(0, 0, new Outcome(7, 2, 1), "ab"))
        .endsWith("\"pnl\": 0.00000001, \"hash\": \"ab\"}");
  }
}
