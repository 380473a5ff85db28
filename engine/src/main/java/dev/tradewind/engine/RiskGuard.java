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
import java.util.Locale;
import java.util.Optional;

/**
 * Acts when a limit on loss, drawdown or margin is passed: entries end, it is told, and if so set
 * all is closed and stays so. It acts once for each time that a limit is passed: whoever releases
 * the latch is not overruled by the same fall, although entries stay refused as long as it lasts.
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
  private LatchCause breach;
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
    watchesMargin = books.portfolio.terms().mayBorrow();
  }

  /** The limit that is passed now. */
  Optional<LatchCause> breach() {
    return Optional.ofNullable(breach);
  }

  /** The equity has changed. */
  void onEquity(long equity) {
    if (books.monitor.isBreached(equity)) {
      onBreach(
          books.monitor.isDailyLoss(equity) ? LatchCause.DAILY_LOSS : LatchCause.DRAWDOWN, equity);
    } else if (watchesMargin && check.isUnderMargin()) {
      onBreach(LatchCause.MARGIN, equity);
    } else if (breach != null) {
      breach = null;
      listener.onBreachEnd();
    }
  }

  private void onBreach(LatchCause cause, long equity) {
    if (breach != null) {
      return;
    }
    breach = cause;
    listener.onBreach(cause, equity);
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
      case BREAK_GLASS -> throw new IllegalArgumentException("A person's act is no breach.");
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
    out.writeUTF(breach == null ? "" : breach.name());
    out.writeLong(latches);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    String name = in.readUTF();
    breach = name.isEmpty() ? null : LatchCause.valueOf(name);
    latches = in.readLong();
  }
}
