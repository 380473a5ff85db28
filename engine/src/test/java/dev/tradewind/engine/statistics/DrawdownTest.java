package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class DrawdownTest {

  /** Against the definition: every pair of a peak and what came after it. */
  @Property
  void isTheLargestFallOfAll(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 10_000) Long> equities) {
    Drawdown drawdown = new Drawdown(equities.getFirst());
    long peak = 0;
    long largest = 0;
    double ratio = 0;
    for (int i = 0; i < equities.size(); i++) {
      drawdown.add(equities.get(i), i);
      peak = Math.max(peak, equities.get(i));
      largest = Math.max(largest, peak - equities.get(i));
      ratio = Math.max(ratio, (double) (peak - equities.get(i)) / peak);
      assertThat(drawdown.largest()).isEqualTo(largest).isNotNegative();
      assertThat(drawdown.largestRatio()).isEqualTo(ratio).isNotNegative();
      assertThat(drawdown.longest()).isEqualTo(longest(equities.subList(0, i + 1)));
    }
  }

  private static long longest(List<Long> equities) {
    long longest = 0;
    int peak = 0;
    for (int i = 0; i < equities.size(); i++) {
      boolean recovered = equities.get(i) >= equities.get(peak);
      if (!recovered || i - peak > 1) {
        longest = Math.max(longest, i - peak);
      }
      peak = recovered ? i : peak;
    }
    return longest;
  }

  @Property
  void aRisingLineHasNone(@ForAll @Size(max = 60) List<@LongRange(max = 1000) Long> gains) {
    Drawdown drawdown = new Drawdown(1000);
    long equity = 1000;
    for (int i = 0; i < gains.size(); i++) {
      equity += gains.get(i);
      drawdown.add(equity, 10L * i);
    }
    assertThat(drawdown.largest()).isZero();
    assertThat(drawdown.largestRatio()).isZero();
    assertThat(drawdown.longest()).isZero();
    assertThat(drawdown.peak()).isEqualTo(equity);
  }

  @Example
  void oneThatIsStillOpenLastsUntilNow() {
    Drawdown drawdown = new Drawdown(100);
    drawdown.add(120, 10);
    drawdown.add(110, 20);
    drawdown.add(119, 50);
    assertThat(drawdown.longest()).isEqualTo(40);
    drawdown.add(120, 70);
    assertThat(drawdown.longest()).as("until the peak is reached again").isEqualTo(60);
    drawdown.add(119, 80);
    assertThat(drawdown.longest()).isEqualTo(60);
  }

  @Example
  void afterAWithdrawalTheSameFallIsALargerPart() {
    Drawdown drawdown = new Drawdown(1000);
    drawdown.add(900, 1);
    drawdown.shift(-500);
    drawdown.add(400, 2);
    assertThat(drawdown.largest()).isEqualTo(100);
    assertThat(drawdown.largestRatio()).isEqualTo(0.2);
  }

  /** Where a division is saved for a fall that is certainly smaller, nothing is missed. */
  @Property
  void rememberedFallsHideNoLargerPart(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000_000L) long peak,
      @ForAll @LongRange(min = 1, max = 1_000_000) long fall) {
    long deep = Math.max(1, peak - peak / 1000 - fall);
    Drawdown drawdown = new Drawdown(peak);
    drawdown.add(deep, 1);
    drawdown.add(peak, 2);
    drawdown.add(Math.max(1, deep - 1), 3);
    assertThat(drawdown.largestRatio()).isEqualTo((double) (peak - Math.max(1, deep - 1)) / peak);
  }
}
