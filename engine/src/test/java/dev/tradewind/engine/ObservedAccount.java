package dev.tradewind.engine;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookLevel;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.risk.RiskLimits;

/**
 * The money of an account in one currency, from the fills that are told and from the market. While
 * an event is under way its price and the one before may both count; the account is then given the
 * benefit of the doubt.
 */
final class ObservedAccount implements MarketListener {

  private static final long DAY = 86_400_000_000_000L;

  private final EngineSetup setup;
  private final RiskLimits limits;
  private final long[] positions;
  private final long[] before;
  private final long[] now;
  private final boolean[] quoted;
  private long cash;
  private long peak;
  private long dayStart;
  private long startOfEvent;
  private long day = Long.MIN_VALUE;

  ObservedAccount(EngineSetup setup) {
    this.setup = setup;
    limits = setup.limits();
    positions = new long[setup.instruments().size()];
    before = new long[positions.length];
    now = new long[positions.length];
    quoted = new boolean[positions.length];
    cash = setup.capital();
    peak = cash;
    dayStart = cash;
  }

  /** An event comes. */
  void begin() {
    startOfEvent = equity(before);
  }

  /** It is over. */
  void end(long time) {
    turn(time);
    System.arraycopy(now, 0, before, 0, now.length);
    peak = Math.max(peak, equity(now));
  }

  /** A day begins with some equity that the account had on the way to its first event. */
  void turn(long time) {
    long its = Math.floorDiv(time - 1, DAY);
    if (its != day) {
      dayStart = day == Long.MIN_VALUE ? setup.capital() : startOfEvent;
      day = its;
    }
  }

  void fill(Fill fill) {
    int side = fill.side() == Side.BUY ? 1 : -1;
    positions[fill.instrument()] += side * fill.quantity();
    cash -= side * value(fill.instrument(), fill.quantity(), fill.price()) + fill.fee();
    startOfEvent = Math.min(startOfEvent, equity(before));
  }

  void pay(long amount) {
    cash -= amount;
    startOfEvent = Math.min(startOfEvent, equity(before));
  }

  long position(int instrument) {
    return positions[instrument];
  }

  /** The price that is said to be the last. */
  long price(int instrument) {
    return now[instrument];
  }

  long priceBefore(int instrument) {
    return before[instrument];
  }

  boolean hasLostTooMuch() {
    return limits.maxDailyLoss() != RiskLimits.UNLIMITED
        && equity() <= dayStart - limits.maxDailyLoss();
  }

  boolean hasFallenTooFar() {
    return limits.maxDrawdown() != RiskLimits.ANY
        && equity() <= peak - peak / 10_000 * limits.maxDrawdown() - limits.maxDrawdown();
  }

  private long equity() {
    return Math.max(equity(before), equity(now));
  }

  private long equity(long[] prices) {
    long sum = cash;
    for (int i = 0; i < positions.length; i++) {
      sum += value(i, positions[i], prices[i]);
    }
    return sum;
  }

  /** What all positions are worth at least, long and short alike. */
  long gross() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += value(i, Math.abs(positions[i]), Math.min(before[i], now[i]));
    }
    return sum;
  }

  long value(int instrument, long quantity, long price) {
    Instrument its = setup.instruments().get(instrument);
    int digits = setup.cashScale() - its.priceScale() - its.quantityScale();
    return quantity * price * its.multiplier() * Decimal.powerOfTen(digits);
  }

  @Override
  public void onBar(Bar bar) {
    now[bar.instrument()] = bar.close();
  }

  @Override
  public void onTrade(Trade trade) {
    if (!quoted[trade.instrument()]) {
      now[trade.instrument()] = trade.price();
    }
  }

  @Override
  public void onQuote(Quote quote) {
    quoted[quote.instrument()] = true;
    long sum = quote.bid() + quote.ask();
    now[quote.instrument()] = sum % 4 == 3 ? sum / 2 + 1 : sum / 2;
  }

  @Override
  public void onBookLevel(BookLevel level) {
    throw new IllegalArgumentException("Books are not observed.");
  }

  @Override
  public void onCustomEvent(CustomEvent event) {
    throw new IllegalArgumentException("News is not observed.");
  }

  @Override
  public void onCorporateAction(CorporateAction action) {
    throw new IllegalArgumentException("Corporate actions are not observed.");
  }
}
