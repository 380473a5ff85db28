package dev.tradewind.engine;

import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.risk.PreTradeCheck;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Acts when a limit on loss, drawdown or margin is passed: entries end, it is told, and if so set
 * all is closed and stays so. It acts once for each time that a limit of loss is passed: whoever
 * releases the latch is not overruled by the same fall, although entries stay refused as long as it
 * lasts. The margin is no limit of the user's own: as long as it is not covered the next event
 * after a release latches again.
 */
final class RiskGuard implements Snapshotable {

  private static final int PERCENT_SCALE = 2;

  private final Books books;
  private final PreTradeCheck check;
  private final RiskLimits limits;
  private final OrderEntry entry;
  private final StateControl control;
  private final EngineListener listener;
  private final boolean watchesMargin;
  private final EnumSet<LatchCause> passed = EnumSet.noneOf(LatchCause.class);
  private long latches;

  RiskGuard(
      Books books,
      PreTradeCheck check,
      RiskLimits limits,
      OrderEntry entry,
      StateControl control,
      EngineListener listener) {
    this.books = books;
    this.check = check;
    this.limits = limits;
    this.entry = entry;
    this.control = control;
    this.listener = listener;
    watchesMargin = books.portfolio.terms().margin().maintenance() > 0;
  }

  /** The limits that are passed now, in the order of their declaration. */
  Set<LatchCause> passed() {
    return Collections.unmodifiableSet(passed);
  }

  /** Whether nothing follows from an equity that passes no limit and is no peak. */
  boolean isCalm() {
    return !watchesMargin && passed.isEmpty();
  }

  /**
   * A fill was booked. Between events the equity is looked at before anybody is told; within one it
   * is when the event has become the last price.
   */
  void onFill() {
    if (!books.isMatching) {
      long equity = books.portfolio.equity();
      books.statistics.onEquity(books.time, equity);
      onEquity(equity);
    }
  }

  /** Time goes on to then; a risk day begins with its first moment, not with its first price. */
  void onTime(long time) {
    if (time > books.monitor.dayEnd()) {
      long equity = books.portfolio.equity();
      books.monitor.beginDay(time, equity);
      look(equity);
    }
  }

  /** The equity has changed. */
  void onEquity(long equity) {
    look(equity);
    if (!passed.isEmpty()) {
      callMarginAgain(equity);
    }
  }

  private void look(long equity) {
    books.monitor.onEquity(equity);
    boolean loss = books.monitor.isBreached(equity);
    boolean underMargin = watchesMargin && check.isUnderMargin();
    if (loss || underMargin || !passed.isEmpty()) {
      note(LatchCause.DAILY_LOSS, loss && books.monitor.isDailyLoss(equity), equity);
      note(LatchCause.DRAWDOWN, loss && books.monitor.isDrawdown(equity), equity);
      note(LatchCause.MARGIN, underMargin, equity);
    }
  }

  private void callMarginAgain(long equity) {
    if (passed.contains(LatchCause.MARGIN)
        && books.latch.latch().isEmpty()
        && books.portfolio.grossValue() > 0) {
      act(LatchCause.MARGIN, equity);
    }
  }

  private void note(LatchCause cause, boolean isPassed, long equity) {
    if (isPassed && passed.add(cause)) {
      onBreach(cause, equity);
    } else if (!isPassed && passed.remove(cause) && passed.isEmpty()) {
      listener.onBreachEnd();
    }
  }

  private void onBreach(LatchCause cause, long equity) {
    listener.onBreach(cause, equity);
    act(cause, equity);
  }

  private void act(LatchCause cause, long equity) {
    for (int i = 0; i < books.portfolio.instruments().size(); i++) {
      entry.cancelIf(i, CancelReason.RISK, RiskGuard::isEntry);
    }
    if (cause == LatchCause.MARGIN || limits.onBreach() == RiskLimits.OnBreach.FLATTEN) {
      control.obey(new Command.SetLatch(latch(cause, equity)));
    }
  }

  private Latch latch(LatchCause cause, long equity) {
    latches++;
    String id = cause.label().toLowerCase(Locale.ROOT) + "-" + books.orders.epoch() + "-" + latches;
    return new Latch(id, TradingState.FLAT, cause, message(cause, equity), books.time);
  }

  private String message(LatchCause cause, long equity) {
    return switch (cause) {
      case DAILY_LOSS ->
          "The risk day's loss of "
              + money(books.monitor.dailyLoss(equity))
              + " has reached the limit of "
              + money(limits.maxDailyLoss())
              + ".";
      case DRAWDOWN ->
          "The equity of "
              + money(equity)
              + " has fallen from its peak of "
              + money(books.monitor.peak())
              + " by the limit of "
              + Decimal.formatShort(limits.maxDrawdown(), PERCENT_SCALE)
              + "%.";
      case MARGIN -> "The equity of " + money(equity) + " does not cover the maintenance margin.";
      case BREAK_GLASS, LOST_ORDER, DIFFERENCE ->
          throw new IllegalArgumentException("No limit is passed by " + cause.label() + ".");
    };
  }

  private String money(long amount) {
    return Decimal.formatShort(amount, books.portfolio.cashScale())
        + " "
        + books.portfolio.currency().code();
  }

  private static boolean isEntry(Order order) {
    return !order.reduceOnly();
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(passed.size());
    for (LatchCause cause : passed) {
      out.writeUTF(cause.name());
    }
    out.writeLong(latches);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    passed.clear();
    for (int left = in.readInt(); left > 0; left--) {
      passed.add(LatchCause.valueOf(in.readUTF()));
    }
    latches = in.readLong();
  }
}
