package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Portfolio;
import dev.tradewind.engine.portfolio.RoundTrip;

/** Books fills: money, statistics and round trips. */
final class FillBooking {

  private final Books books;
  private final EngineListener listener;
  private final boolean heard;

  /** The bar that is being matched; {@code null} for none. */
  private Bar bar;

  /** The last fill, as far as {@link #endTrips} needs it. */
  private long price;

  private long fee;
  private long gain;

  /** The part of it that closed what was held; the rest has opened. */
  private long closed;

  FillBooking(Books books, EngineListener listener) {
    this.books = books;
    this.listener = listener;
    heard = !listener.equals(EngineListener.NONE);
  }

  /** Fills until {@link #end} are those of that bar. */
  void begin(Bar ofBar) {
    bar = ofBar;
  }

  void end() {
    bar = null;
  }

  /** Moves money and position, and tells the fill. */
  void post(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long atPrice,
      Liquidity liquidity,
      long time,
      boolean settlement) {
    Portfolio portfolio = books.portfolio;
    price = atPrice;
    long against = -side.sign() * portfolio.quantity(instrument);
    closed = Math.max(0, Math.min(quantity, against));
    if (bar != null && bar.instrument() == instrument && time != bar.openTime()) {
      books.roundTrips[instrument].onTouch(bar, price);
    }
    long notional = portfolio.notional(instrument, quantity, price);
    fee = portfolio.fee(instrument, notional, quantity, liquidity, time);
    gain = portfolio.fill(instrument, side, quantity, price, fee);
    books.statistics.onFill(portfolio.toBase(instrument, notional));
    books.counts.fills++;
    if (heard) {
      listener.onFill(
          new Fill(
              books.counts.fills,
              orderNumber,
              books.orders.epoch(orderNumber),
              instrument,
              time,
              side,
              quantity,
              price,
              fee,
              gain,
              settlement));
    }
  }

  /** Adds the fill that was posted last to the round trip; where it crossed zero it ends two. */
  void endTrips(int instrument, Side side, long quantity, long time, boolean settlement) {
    RoundTrip trip = books.roundTrips[instrument];
    if (closed == 0) {
      trip.enter(side, quantity, price, fee, time, settlement);
      return;
    }
    long opened = quantity - closed;
    // Of a rebate as of a fee, what does not divide goes to the trade that is opened.
    long feeOfClose =
        opened == 0
            ? fee
            : Long.signum(fee) * ExactMath.multiplyDivideFloor(Math.abs(fee), closed, quantity);
    if (trip.leave(closed, price, gain, feeOfClose, time, settlement)) {
      books.endTrade(instrument, listener);
    }
    if (opened != 0) {
      trip.enter(side, opened, price, fee - feeOfClose, time, settlement);
    }
  }
}
