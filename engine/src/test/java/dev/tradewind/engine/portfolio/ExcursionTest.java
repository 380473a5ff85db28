package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.order.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExcursionTest {

  private final RoundTrip trip = new RoundTrip(1);
  private long held;

  @Test
  void ofAFillAtTheOpenTheWholeBarCounts() {
    buy(10, 100);
    trip.onBar(bar(100, 107, 95, 101));
    trip.onBar(bar(101, 104, 97, 103));
    assertExcursion(sell(10, 102, 20), -50, 70, 2);
  }

  @Test
  void ofABarThatIsLeftAtItsOpenOnlyTheOpenCounts() {
    buy(10, 100);
    trip.onBar(bar(100, 101, 99, 100));
    assertExcursion(sell(10, 90, -100), -100, 10, 1);
  }

  /** A buy limit of 98, touched: the low came after it, but the high may have been before. */
  @Test
  void ofAFillInsideABarTheBetterExtremeDoesNotCount() {
    Bar entry = bar(100, 109, 95, 99);
    trip.onTouch(entry, 98);
    buy(10, 98);
    trip.onBar(entry);
    trip.onBar(bar(99, 100, 98, 99));
    assertExcursion(sell(10, 99, 10), -30, 20, 2);
  }

  /** A target of 105, touched: the low may have been first. */
  @Test
  void ofABarThatIsLeftAtATargetTheWorseExtremeCounts() {
    buy(10, 100);
    trip.onBar(bar(100, 101, 99, 100));
    trip.onTouch(bar(101, 108, 93, 100), 105);
    assertExcursion(sell(10, 105, 50), -70, 50, 1);
  }

  /** A stop of 97, touched: the price came from above, so the low was after it. */
  @Test
  void ofABarThatIsLeftAtAStopTheStopCounts() {
    buy(10, 100);
    trip.onBar(bar(100, 101, 99, 100));
    trip.onTouch(bar(103, 108, 93, 100), 97);
    assertExcursion(sell(10, 97, -30), -30, 30, 1);
  }

  @Test
  void insideTheBarOfTheEntryTheOpenIsNotSeen() {
    Bar bar = bar(104, 106, 95, 96);
    trip.onTouch(bar, 100);
    buy(10, 100);
    trip.onTouch(bar, 97);
    assertExcursion(sell(10, 97, -30), -30, 0, 0);
    trip.onBar(bar);
    buy(1, 100);
    trip.onBar(bar(100, 103, 100, 100));
    assertExcursion(sell(1, 100, 0), 0, 3, 1);
  }

  @Test
  void aShortTradeIsTheMirrorImage() {
    Bar entry = bar(100, 105, 91, 101);
    trip.onTouch(entry, 102);
    sell(10, 102, 0);
    trip.onBar(entry);
    Bar exit = bar(101, 106, 90, 100);
    trip.onTouch(exit, 95);
    assertExcursion(buy(10, 95, 70), -40, 70, 1);
    trip.onBar(exit);
    sell(10, 100, 0);
    trip.onBar(bar(100, 101, 96, 100));
    trip.onTouch(bar(99, 120, 97, 110), 104);
    assertExcursion(buy(10, 104, -40), -40, 40, 1);
  }

  /** 10 at 100; after the close of 4 at 110 what is left has a basis of 600. */
  @Test
  void onlyWhatIsHeldHasAnUnrealizedProfit() {
    buy(10, 100);
    trip.onBar(bar(100, 110, 100, 110));
    sell(4, 110, 40);
    trip.onBar(bar(110, 112, 94, 95));
    buy(6, 96);
    trip.onBar(bar(96, 97, 92, 96));
    assertExcursion(sell(12, 96, -24), 12 * 92 - (600 + 576), 100, 3);
  }

  @Test
  void aFlipIsTwoTrades() {
    buy(10, 100);
    trip.onBar(bar(100, 103, 98, 100));
    assertExcursion(sell(10, 101, 10), -20, 30, 1);
    sell(5, 101, 0);
    trip.onBar(bar(101, 105, 99, 101));
    assertExcursion(buy(5, 101, 0), -20, 10, 1);
  }

  /** A stop of 98 that turns it: the low came after it, but the high may have been before. */
  @Test
  void ofAFlipInsideABarTheBetterExtremeDoesNotCount() {
    sell(10, 100, 0);
    trip.onBar(bar(100, 101, 99, 100));
    Bar flip = bar(101, 109, 95, 99);
    trip.onTouch(flip, 105);
    assertExcursion(buy(10, 105, -50), -50, 10, 1);
    buy(10, 105);
    trip.onBar(flip);
    assertExcursion(sell(10, 100, -50), -100, 0, 1);
  }

  @Test
  void aNumberThatDoesNotFitIsTheLargestThatDoes() {
    buy(1L << 31, 1L << 31);
    trip.onBar(bar(1L << 31, Long.MAX_VALUE, 1, 1L << 31));
    Trade trade = sell(1L << 31, 1L << 31, 0);
    assertThat(trade.mfe()).isEqualTo(Long.MAX_VALUE);
    assertThat(trade.mae()).isEqualTo((1L << 31) - (1L << 62));
  }

  @Test
  void ofATradeFromAnOlderSnapshotItCountsFromTheRestoration() throws IOException {
    buy(10, 100);
    trip.onBar(bar(100, 130, 70, 100));
    sell(4, 100, 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trip.snapshot(new DataOutputStream(bytes));
    RoundTrip restored = new RoundTrip(1);
    restored.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    restored.restartExcursion();
    restored.onBar(bar(100, 101, 98, 100));
    assertThat(restored.leave(6, 100, 0, 0, 0, false)).isTrue();
    assertExcursion(restored.trade(1, 0), -12, 6, 1);
  }

  private Trade buy(long quantity, long price) {
    return buy(quantity, price, 0);
  }

  private Trade buy(long quantity, long price, long gain) {
    return fill(Side.BUY, quantity, price, gain);
  }

  private Trade sell(long quantity, long price, long gain) {
    return fill(Side.SELL, quantity, price, gain);
  }

  private Trade fill(Side side, long quantity, long price, long gain) {
    long change = side.sign() * quantity;
    if (held * change < 0) {
      trip.leave(quantity, price, gain, 0, 0, false);
    } else {
      trip.enter(side, quantity, price, 0, 0, false);
    }
    held += change;
    return trip.trade(1, 0);
  }

  private static void assertExcursion(Trade trade, long mae, long mfe, long barsHeld) {
    assertThat(trade.mae()).as("MAE").isEqualTo(mae);
    assertThat(trade.mfe()).as("MFE").isEqualTo(mfe);
    assertThat(trade.barsHeld()).as("bars held").isEqualTo(barsHeld);
  }

  private static Bar bar(long open, long high, long low, long close) {
    return new ClosedBar(0, 0, 1, open, high, low, close, 1_000_000);
  }
}
