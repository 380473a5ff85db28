package dev.tradewind.engine.market.building;

import dev.tradewind.engine.market.Trade;

/**
 * Makes bars of the trades of one instrument. The bar that it tells is one reused object. Used by
 * one thread.
 */
public sealed interface BarBuilder permits TimeBarBuilder, TickBarBuilder, VolumeBarBuilder {

  /**
   * Takes a trade; bars that ended at or before its time are told first.
   *
   * @throws IllegalArgumentException if it is older than what was told before, breaks the rules of
   *     trades, or makes a volume too large; nothing has changed then
   */
  void onTrade(Trade trade);

  /**
   * Time has come so far without another trade: bars that have ended are told.
   *
   * @throws IllegalArgumentException if that is before what was told before
   */
  void advanceTo(long time);

  /** When the next bar ends if nothing trades until then; {@link Long#MAX_VALUE} if none does. */
  long nextClose();

  /**
   * The data has ended: the bar that was begun is told as it stands, so that no volume is lost. It
   * may then hold less than its kind asks for. The builder begins anew with the next trade.
   */
  void complete();
}
