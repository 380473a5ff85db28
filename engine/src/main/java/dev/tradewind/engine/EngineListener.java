package dev.tradewind.engine;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;

/**
 * Hears what the engine does, in the order in which it does it, on the engine's thread and inside
 * its call. It must not call the engine back. An {@link Order} is valid during the call only; fills
 * and trades may be kept.
 */
public interface EngineListener {

  /** Hears nothing; with it the engine makes no objects for fills and trades. */
  EngineListener NONE = new EngineListener() {};

  /** An order is wanted; nothing has been done with it yet. */
  default void onOrderIntent(Order order) {}

  /** An order was accepted, filled in part or whole, or cancelled: see its status. */
  default void onOrderStatus(Order order) {}

  /** An order was refused by the pre-trade check. */
  default void onRejection(Order order, RejectReason reason) {}

  /** A fill was booked. */
  default void onFill(Fill fill) {}

  /** A position is flat again. */
  default void onTrade(Trade trade) {}

  /**
   * A corporate action was applied to what is held.
   *
   * @param cash what it paid, or took where negative, in the instrument's currency: a dividend, or
   *     the part of a new share that nobody can hold
   */
  default void onCorporateAction(CorporateAction action, long cash) {}

  /**
   * Lending a short position was charged.
   *
   * @param cost in the instrument's currency, for all nights since it was charged last
   */
  default void onBorrowing(int instrument, long cost) {}

  /** Another state is obeyed. */
  default void onStateChange(TradingState from, TradingState to) {}

  /** A latch is held from now on; the state that is obeyed follows, if it is another. */
  default void onLatch(Latch latch) {}

  /** The latch of that id is held no more; the state that is obeyed follows, if it is another. */
  default void onRelease(String id) {}

  /** The equity has passed a limit of risk: positions are not increased until that ends. */
  default void onBreach(LatchCause cause, long equity) {}

  /** The equity is within the limits of risk again. */
  default void onBreachEnd() {}

  /** The drawdown that is limited is reckoned from that equity on. */
  default void onDrawdownReset(long equity) {}

  /** A deposit or withdrawal was booked, at the account's cash scale. */
  default void onCapitalChange(long from, long to) {}

  /** The book was stopped or started. */
  default void onStopped(boolean stopped) {}

  /** The finite data has ended. */
  default void onCompleted() {}
}
