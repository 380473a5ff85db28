package dev.tradewind.engine.market.building;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import org.junit.jupiter.api.Test;

class BarAggregatorTest {

  private final Trades.Told told = new Trades.Told();
  private final BarAggregator aggregator =
      new BarAggregator(TimeBins.ofEpoch(300), Gaps.NONE, 0, 1, told);

  private static Bar bar(long open, long close) {
    return new ClosedBar(0, open, close, 5, 6, 4, 5, 10);
  }

  @Test
  void aLongBarIsToldWithTheLastOfItsBars() {
    for (long i = 0; i < 4; i++) {
      aggregator.onBar(bar(i * 60, i * 60 + 60));
    }
    assertThat(aggregator.nextClose()).isEqualTo(300);
    assertThat(told.bars).isEmpty();
    aggregator.onBar(new ClosedBar(0, 240, 300, 7, 9, 7, 8, 1));
    assertThat(told.bars).containsExactly(new ClosedBar(0, 1, 0, 300, 5, 9, 4, 8, 41, false));
  }

  @Test
  void timeMayPassBeforeTheBarThatHasJustClosedIsTold() {
    aggregator.onBar(bar(0, 60));
    aggregator.advanceTo(100);
    aggregator.onBar(bar(60, 120));
    aggregator.advanceTo(300);
    assertThat(told.volume()).isEqualTo(20);
    assertThatThrownBy(() -> aggregator.onBar(bar(240, 300)))
        .hasMessage("The bar that ends at 300 was told already: nothing can be added to it.");
  }

  @Test
  void aBarThatDoesNotDivideTheLongOneIsRefused() {
    assertThatThrownBy(() -> aggregator.onBar(bar(240, 301)))
        .hasMessage(
            "The bar from 240 to 301 does not lie within the bin that ends at 300: long bars must"
                + " be made of bars that divide them.");
    aggregator.onBar(bar(240, 300));
    assertThatThrownBy(() -> aggregator.onBar(bar(299, 360)))
        .hasMessageContaining("comes out of order: the one before closed at 300");
    assertThatThrownBy(() -> aggregator.onBar(new ClosedBar(0, 300, 360, 5, 4, 6, 5, 1)))
        .hasMessageContaining("low is above high");
    assertThat(told.bars).hasSize(1);
  }
}
