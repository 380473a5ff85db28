package dev.tradewind.engine.market.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BarRules;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CorporateAction.CashDividend;
import dev.tradewind.engine.market.CorporateAction.Split;
import dev.tradewind.engine.market.TradeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackAdjustmentTest {

  private static final long DAY = 10;

  /** Two days around an action on day 1: what the first day becomes, the second stays. */
  private static long[] adjusted(CorporateAction action, long price, long volume) {
    BarSeries bars =
        new BarSeries.Builder(DAY)
            .add(0, price, price, price, price, volume)
            .add(DAY, 7, 7, 7, 7, 7)
            .build();
    BarSeries result = new BackAdjustment(List.of(action), Dividends.ADJUST).apply(bars);
    assertThat(result.close(1)).isEqualTo(7);
    assertThat(result.volume(1)).isEqualTo(7);
    assertThat(result.openTime(0)).isZero();
    assertThat(result.closeTime(0)).isEqualTo(DAY);
    return new long[] {result.open(0), result.close(0), result.volume(0)};
  }

  private static Split split(int numerator, int denominator) {
    return new Split(0, DAY, numerator, denominator);
  }

  @Example
  void splitsOfFourAndSevenToOne() {
    // 499.23 / 4 = 124.8075; 645.57 / 7 = 92.22428…
    assertThat(adjusted(split(4, 1), 4_992_300, 46_907_479))
        .containsExactly(1_248_075, 1_248_075, 187_629_916);
    assertThat(adjusted(split(7, 1), 6_455_700, 12_415_300))
        .containsExactly(922_243, 922_243, 86_907_100);
  }

  @Example
  void aReverseSplitAndOneOfThreeToTwo() {
    // 1:10 makes 1.2345 to 12.345, and 12,345 shares to 1,234.5, which is 1,234 as the even one.
    assertThat(adjusted(split(1, 10), 12_345, 12_345)).containsExactly(123_450, 123_450, 1_234);
    assertThat(adjusted(split(1, 10), 12_345, 12_355)[2]).isEqualTo(1_236);
    // 3:2 makes 100.0001 to 66.66673…, and 101 shares to 151.5, which is 152.
    assertThat(adjusted(split(3, 2), 1_000_001, 101)).containsExactly(666_667, 666_667, 152);
  }

  @Example
  void aTieGoesToTheEvenUnit() {
    assertThat(adjusted(split(2, 1), 5, 1)[0]).isEqualTo(2);
    assertThat(adjusted(split(2, 1), 7, 1)[0]).isEqualTo(4);
  }

  @Example
  void aDividendLowersWhatCameBefore() {
    // 0.24 on 120.00: 120 × (1 − 0.24 / 120) = 119.76; volumes stay.
    assertThat(adjusted(new CashDividend(0, DAY, 2_400), 1_200_000, 55))
        .containsExactly(1_197_600, 1_197_600, 55);
    BarSeries bars = new BarSeries.Builder(DAY).add(0, 9, 9, 9, 9, 9).build();
    assertThat(
            new BackAdjustment(List.of(new CashDividend(0, DAY, 5)), Dividends.LEAVE)
                .apply(bars)
                .close(0))
        .isEqualTo(9);
  }

  /** 4:1 on day 2 and a dividend of 0.20 new shares' cents on day 3, seen from day 4. */
  @Example
  void actionsTakeEffectTogetherAndAreRoundedOnce() {
    BarSeries.Builder bars = new BarSeries.Builder(DAY);
    for (long price : new long[] {4_000_000, 4_040_000, 1_010_000, 1_000_000}) {
      bars.add(bars.report().accepted() * DAY, price, price, price, price, 100);
    }
    List<CorporateAction> actions =
        List.of(new CashDividend(0, 3 * DAY, 2_020), new Split(0, 2 * DAY, 4, 1));
    BarSeries result = new BackAdjustment(actions, Dividends.ADJUST).apply(bars.build());
    // (101 − 0.202) / 101 = 0.998: 404 / 4 × 0.998 = 100.798.
    assertThat(List.of(result.close(0), result.close(1), result.close(2), result.close(3)))
        .containsExactly(998_000L, 1_007_980L, 1_007_980L, 1_000_000L);
    assertThat(List.of(result.volume(0), result.volume(1), result.volume(2), result.volume(3)))
        .containsExactly(400L, 400L, 100L, 100L);
  }

  /** The dividend is one of a new share; the last price before it is one of an old share. */
  @Example
  void aDividendAtTheMomentOfASplitIsInNewShares() {
    List<CorporateAction> actions = List.of(split(4, 1), new CashDividend(0, DAY, 2_500));
    BarSeries bars =
        new BarSeries.Builder(DAY).add(0, 4_000_000, 4_000_000, 4_000_000, 4_000_000, 1).build();
    assertThat(new BackAdjustment(actions, Dividends.ADJUST).apply(bars).close(0))
        .as("100 less 0.25")
        .isEqualTo(997_500);
  }

  @Example
  void tradesBeforeTheActionAreAdjusted() {
    TradeSeries trades =
        new TradeSeries.Builder()
            .add(9, 400, 3, Aggressor.SELLER)
            .add(10, 4_000, 1)
            .add(10, 4_001, 2)
            .build();
    TradeSeries result = new BackAdjustment(List.of(split(1, 10)), Dividends.LEAVE).apply(trades);
    assertThat(result.price(0)).isEqualTo(4_000);
    assertThat(result.quantity(0)).as("0.3 of a share is kept as one").isEqualTo(1);
    assertThat(result.aggressor(0)).isEqualTo(Aggressor.SELLER);
    assertThat(result.price(2)).isEqualTo(4_001);
    assertThat(result.quantity(2)).isEqualTo(2);
  }

  @Example
  void whatCannotBeIsNamed() {
    assertThatThrownBy(() -> adjusted(new Split(0, 5, 2, 1), 100, 1))
        .hasMessageContaining("takes effect at 5, within the bar that opens at 0");
    assertThatThrownBy(() -> adjusted(new CashDividend(0, DAY, 100), 100, 1))
        .hasMessageContaining("The dividend of 100 units at 10 is not below the price before it");
    assertThatThrownBy(() -> adjusted(split(1_000, 1), 100, 1))
        .hasMessageContaining("The price of 100 units leaves what is allowed");
    assertThatThrownBy(() -> adjusted(split(1, 2_000_000_000), 1_000_000_000, 1))
        .hasMessageContaining("leaves what is allowed");
    List<Split> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      many.add(split(1, 1_000_000_007));
    }
    BarSeries bars = new BarSeries.Builder(DAY).add(0, 9, 9, 9, 9, 9).build();
    assertThatThrownBy(() -> new BackAdjustment(many, Dividends.LEAVE).apply(bars))
        .hasMessageContaining("look for a wrong ratio among them");
  }

  /** As whole decimals do it, and every adjusted bar is one still. */
  @Property(tries = 300)
  void anySplitsAreExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
    Random random = new Random(seed);
    List<Split> splits = new ArrayList<>();
    BigDecimal numerator = BigDecimal.ONE;
    BigDecimal denominator = BigDecimal.ONE;
    for (int i = 0; i < count; i++) {
      Split split =
          new Split(0, DAY * (1 + random.nextInt(3)), 1 + random.nextInt(9), 1 + random.nextInt(9));
      splits.add(split);
      numerator = numerator.multiply(BigDecimal.valueOf(split.denominator()));
      denominator = denominator.multiply(BigDecimal.valueOf(split.numerator()));
    }
    long low = 1_000_000 + random.nextLong(10_000_000_000L);
    long high = low + random.nextLong(100);
    long open = low + random.nextLong(high - low + 1);
    long volume = random.nextLong(1_000_000_000_000L);
    BarSeries bars = new BarSeries.Builder(DAY).add(0, open, high, low, high, volume).build();
    BarSeries result = new BackAdjustment(splits, Dividends.LEAVE).apply(bars);
    assertThat(result.open(0)).isEqualTo(rounded(open, numerator, denominator));
    assertThat(result.low(0)).isEqualTo(rounded(low, numerator, denominator));
    assertThat(result.volume(0)).isEqualTo(rounded(volume, denominator, numerator));
    assertThat(
            BarRules.violation(
                result.open(0), result.high(0), result.low(0), result.close(0), result.volume(0)))
        .isNull();
  }

  private static long rounded(long value, BigDecimal by, BigDecimal over) {
    return BigDecimal.valueOf(value)
        .multiply(by)
        .divide(over, 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** Eighty quarters of dividends: a ratio too long for 64 bits is right to the last unit still. */
  @Property(tries = 50)
  void manyDividendsStayRightToTheLastUnit(@ForAll long seed) {
    Random random = new Random(seed);
    BarSeries.Builder builder = new BarSeries.Builder(DAY);
    List<CorporateAction> actions = new ArrayList<>();
    BigDecimal exact = BigDecimal.ONE;
    long first = 1_000_000 + random.nextLong(1_000_000);
    builder.add(0, first, first, first, first, 1);
    long price = first;
    for (int i = 1; i <= 80; i++) {
      long amount = 1_000 + random.nextLong(9_000);
      actions.add(new CashDividend(0, i * DAY, amount));
      exact =
          exact.multiply(
              BigDecimal.valueOf(price - amount)
                  .divide(BigDecimal.valueOf(price), 40, RoundingMode.HALF_EVEN));
      price = 1_000_000 + random.nextLong(1_000_000);
      builder.add(i * DAY, price, price, price, price, 1);
    }
    BarSeries result = new BackAdjustment(actions, Dividends.ADJUST).apply(builder.build());
    assertThat(result.close(0))
        .isEqualTo(
            exact
                .multiply(BigDecimal.valueOf(first))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact());
  }
}
