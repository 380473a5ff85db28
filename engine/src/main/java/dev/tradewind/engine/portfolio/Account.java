package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.money.Currency;

/**
 * A live view of the account, at the {@link #cashScale}. Read it on the engine's thread, between
 * events.
 *
 * <p>{@code pnl = equity − capital = realizedPnl + unrealizedPnl − fees}, always and exactly.
 */
public interface Account {

  /** Currency of all amounts. */
  Currency currency();

  /** Decimals of all amounts. */
  int cashScale();

  /** What was paid in, less what was withdrawn. */
  long capital();

  /** Cash. */
  long cash();

  /** Cash that no working order holds back: the most that can be withdrawn. */
  long freeCash();

  /** Cash plus all positions at their last prices. */
  long equity();

  /** Profit of closed quantity, before fees. */
  long realizedPnl();

  /** Profit of held quantity at the last price, before fees. */
  long unrealizedPnl();

  /** Fees paid. */
  long fees();

  /** Equity less capital. */
  long pnl();

  /** Highest equity since creation, moved along by deposits and withdrawals. */
  long peakEquity();

  /** How far equity is below its peak now, in percent of the peak. */
  double drawdownPercent();

  /** Quantity held of an instrument, at its scale. */
  long quantity(int instrument);

  /** Average cost of what is held, at the price scale, rounded half to even; 0 when flat. */
  long averagePrice(int instrument);

  /** Last price of an instrument; 0 before its first bar. */
  long lastPrice(int instrument);

  /** Whether every position is zero. */
  default boolean isFlat() {
    for (int i = 0; i < instruments(); i++) {
      if (quantity(i) != 0) {
        return false;
      }
    }
    return true;
  }

  /** How many instruments there are. */
  int instruments();
}
