package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.Side;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SlippageTest {

  /** Slippage hurts, by less than a tick more than it says, and lands on a tick. */
  @Property
  void aRateIsRoundedToTheWorseTick(
      @ForAll @LongRange(min = 1, max = 1_000_000) long ticks,
      @ForAll @LongRange(min = 1, max = 50) long tick,
      @ForAll @LongRange(max = 10_000_000) long rate) {
    Slippage slippage = new Slippage.Rate(rate);
    long price = ticks * tick;
    double exact = (double) price * rate / 1e8;
    long bought = slippage.apply(Side.BUY, price, tick, 1, 1);
    assertThat(bought % tick).isZero();
    assertThat((double) (bought - price)).isBetween(exact - 1e-6, exact + tick);
    long sold = slippage.apply(Side.SELL, price, tick, 1, 1);
    assertThat(sold % tick).isZero();
    assertThat(sold).isPositive();
    assertThat((double) (price - sold)).isLessThanOrEqualTo(exact + tick);
  }

  @Example
  void ticksAreCountedAndNoSellIsForNothing() {
    Slippage slippage = new Slippage.Ticks(2);
    assertThat(slippage.apply(Side.BUY, 1000, 25, 1, 1)).isEqualTo(1050);
    assertThat(slippage.apply(Side.SELL, 1000, 25, 1, 1)).isEqualTo(950);
    assertThat(slippage.apply(Side.SELL, 25, 25, 1, 1)).isEqualTo(25);
  }

  /** 0.1 · (2.5%)² of 100.00 is 0.00625: the figure that Zipline's documentation implies. */
  @Example
  void theVolumeShareCountsSquared() {
    Slippage slippage = new Slippage.VolumeShare(10_000_000);
    assertThat(slippage.apply(Side.BUY, 100_000_000, 1, 25, 1000)).isEqualTo(100_006_250);
    assertThat(slippage.apply(Side.SELL, 100_000_000, 1, 25, 1000)).isEqualTo(99_993_750);
    assertThat(slippage.worst(Side.BUY, 100_000_000, 1, 250)).isEqualTo(100_006_250);
  }

  /** No fill within the participation is dearer than the worst case of the pre-trade check. */
  @Property
  void theWorstCaseIsTheWorst(
      @ForAll @LongRange(min = 1, max = 10_000_000) long price,
      @ForAll @LongRange(min = 1, max = 100) long quantity,
      @ForAll @LongRange(max = 100_000_000) long impact) {
    Slippage slippage = new Slippage.VolumeShare(impact);
    assertThat(slippage.apply(Side.BUY, price, 1, quantity, 1000))
        .isLessThanOrEqualTo(slippage.worst(Side.BUY, price, 1, 1000));
  }

  @Example
  void whatIsOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new Slippage.Rate(-1)).hasMessageContaining("0 to 10000");
    assertThatThrownBy(() -> new Slippage.Ticks(-1))
        .hasMessageContaining("it must be from 0 to 1000000");
    assertThatThrownBy(() -> new Slippage.VolumeShare(Slippage.ONE + 1))
        .hasMessageContaining("0 to 10000");
  }
}
