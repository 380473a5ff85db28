package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

  /** Where a division is saved for a fall that is certainly a smaller part, nothing is missed. */
  @Property
  void aFallThatIsALargerPartByOneUnitIsSeen(
      @ForAll @LongRange(min = 1_000_000_000_000L, max = 1_000_000_000_000_000L) long peak,
      @ForAll @LongRange(min = 2, max = 900_000_000_000L) long fall) {
    Drawdown drawdown = new Drawdown(2 * peak);
    drawdown.add(2 * (peak - fall), 1);
    drawdown.add(2 * peak, 2);
    drawdown.shift(-peak);
    drawdown.add(peak - fall - 1, 3);
    assertThat(drawdown.largest()).isEqualTo(2 * fall);
    assertThat(drawdown.largestRatio()).isEqualTo((double) (fall + 1) / peak);
  }

  @Example
  void aFallGoesOnAfterARestart() throws IOException {
    Drawdown before = new Drawdown(100);
    before.add(120, 10);
    before.add(110, 20);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    before.snapshot(new DataOutputStream(bytes));
    Drawdown after = new Drawdown(1);
    after.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    after.resume(110);
    assertThat(after.longest()).isEqualTo(10);
    after.add(125, 40);
    assertThat(after.longest()).isEqualTo(30);
    assertThat(after.largest()).isEqualTo(10);
  }
}
