package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private final RoundTrip trip = new RoundTrip(1);

  @Test
  void gathersAllFillsFromFlatToFlat() {
    assertThat(trip.add(Side.BUY, 10, 100, 0, 1, 100, false)).isFalse();
    assertThat(trip.add(Side.SELL, 5, 120, 100, 2, 200, false)).isFalse();
    assertThat(trip.add(Side.BUY, 20, 130, 0, 3, 300, false)).isFalse();
    assertThat(trip.add(Side.SELL, 25, 140, 400, 4, 400, false)).isTrue();
    Trade trade = trip.trade(7, 0);
    assertThat(trade)
        .isEqualTo(new Trade(7, 0, Side.BUY, 30, 100, 400, 120, 137, 500, 10, 0, 400, 0, false));
    assertThat(trade.netPnl()).isEqualTo(490);
    assertThat(trade.sideLabel()).isEqualTo("Long");
  }

  @Test
  void aSaleFromFlatBeginsAShortTrade() {
    trip.add(Side.SELL, 10, 100, 0, 0, 100, false);
    assertThat(trip.add(Side.BUY, 10, 90, 100, 0, 200, true)).isTrue();
    Trade trade = trip.trade(1, 0);
    assertThat(trade.grossPnl()).isEqualTo(100);
    assertThat(trade.sideLabel()).isEqualTo("Short");
    assertThat(trade.settlement()).isTrue();
  }

  @Test
  void theNextTradeBeginsAfresh() {
    trip.add(Side.BUY, 10, 100, 0, 5, 100, false);
    trip.add(Side.SELL, 10, 90, -100, 5, 200, false);
    trip.add(Side.BUY, 1, 50, 0, 1, 300, false);
    assertThat(trip.add(Side.SELL, 1, 60, 10, 1, 400, false)).isTrue();
    assertThat(trip.grossPnl()).isEqualTo(10);
    assertThat(trip.fees()).isEqualTo(2);
    assertThat(trip.trade(1, 0).mae()).isZero();
  }
}
