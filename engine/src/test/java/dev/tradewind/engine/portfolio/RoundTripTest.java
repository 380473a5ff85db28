package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  private final RoundTrip trip = new RoundTrip(1);

  @Test
  void gathersAllFillsFromFlatToFlat() {
    trip.enter(Side.BUY, 10, 100, 1, 100, false);
    assertThat(trip.leave(5, 120, 100, 2, 200, false)).isFalse();
    trip.enter(Side.BUY, 20, 130, 3, 300, false);
    assertThat(trip.leave(25, 140, 400, 4, 400, false)).isTrue();
    Trade trade = trip.trade(7, 0);
    assertThat(trade)
        .isEqualTo(new Trade(7, 0, Side.BUY, 30, 100, 400, 120, 137, 500, 10, 0, 400, 0, false));
    assertThat(trade.netPnl()).isEqualTo(490);
    assertThat(trade.sideLabel()).isEqualTo("Long");
  }

  @Test
  void aSaleFromFlatBeginsAShortTrade() {
    trip.enter(Side.SELL, 10, 100, 0, 100, false);
    assertThat(trip.leave(10, 90, 100, 0, 200, true)).isTrue();
    Trade trade = trip.trade(1, 0);
    assertThat(trade.grossPnl()).isEqualTo(100);
    assertThat(trade.sideLabel()).isEqualTo("Short");
    assertThat(trade.settlement()).isTrue();
  }

  @Test
  void whatCorporateActionsPayBelongsToTheTrade() {
    trip.receive(1000);
    trip.enter(Side.BUY, 10, 100, 0, 100, false);
    trip.receive(30);
    trip.leave(10, 97, -30, 0, 200, false);
    assertThat(trip.grossPnl()).as("the dividend of 3 is what the price lost").isZero();
    assertThat(trip.trade(1, 0).grossPnl()).isZero();
    trip.receive(1000);
    trip.enter(Side.SELL, 10, 100, 0, 300, false);
    trip.receive(-30);
    trip.leave(10, 97, 30, 0, 400, false);
    assertThat(trip.grossPnl()).as("who is short pays it").isZero();
  }

  /** 15 at 10, one for ten: one share at 100, and 50 in cash. */
  @Test
  void theCashOfASplitBelongsToTheTrade() {
    trip.enter(Side.BUY, 15, 10, 0, 100, false);
    trip.split(1, 10, 1, 100);
    trip.receive(50);
    assertThat(trip.leave(1, 100, -50, 0, 200, false)).isTrue();
    assertThat(trip.grossPnl()).isZero();
  }

  @Test
  void whatIsPaidOutInWholeEndsTheTrade() {
    assertThat(trip.payOut(12, 50)).as("nothing is held").isFalse();
    trip.enter(Side.SELL, 8, 10, 2, 100, false);
    trip.leave(3, 9, 3, 1, 150, false);
    assertThat(trip.payOut(12, 200)).isTrue();
    assertThat(trip.trade(1, 0))
        .isEqualTo(new Trade(1, 0, Side.SELL, 8, 100, 200, 10, 11, -7, 3, -10, 8, 0, false));
    assertThat(trip.payOut(12, 300)).isFalse();
  }

  @Test
  void aSnapshotHasWhatWasPaid() throws IOException {
    trip.enter(Side.BUY, 10, 100, 0, 100, false);
    trip.receive(30);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    trip.snapshot(out);
    trip.snapshotReceived(out);
    RoundTrip restored = new RoundTrip(1);
    restored.enter(Side.BUY, 1, 1, 0, 1, false);
    restored.receive(7);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    restored.restore(in);
    restored.leave(10, 100, 0, 0, 200, false);
    assertThat(restored.grossPnl()).as("of a snapshot that does not tell it").isZero();
    restored.restoreReceived(in);
    assertThat(restored.grossPnl()).isEqualTo(30);
  }

  @Test
  void theNextTradeBeginsAfresh() {
    trip.enter(Side.BUY, 10, 100, 5, 100, false);
    trip.leave(10, 90, -100, 5, 200, false);
    trip.enter(Side.BUY, 1, 50, 1, 300, false);
    assertThat(trip.leave(1, 60, 10, 1, 400, false)).isTrue();
    assertThat(trip.grossPnl()).isEqualTo(10);
    assertThat(trip.fees()).isEqualTo(2);
    assertThat(trip.trade(1, 0).mae()).isZero();
  }
}
