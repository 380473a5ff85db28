package dev.tradewind.engine.market.adjustment;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.market.quality.DataProblem;
import dev.tradewind.engine.market.quality.Limits;
import java.util.Comparator;
import java.util.List;

/**
 * Makes the prices of one instrument comparable over corporate actions: what came before an action
 * is expressed in the shares of today. The newest prices stay as they are. Immutable; any thread.
 *
 * <p>A value is multiplied by the ratio of all later actions at once and rounded HALF_EVEN once: a
 * price to one unit of its scale, which for a share is 0.0001, and a quantity to one unit of its,
 * which for a share is a whole one. A trade keeps one unit at least, so that no price is lost.
 */
public final class BackAdjustment {

  private final List<CorporateAction> actions;
  private final Dividends dividends;

  /**
   * An adjustment.
   *
   * @param actions of the one instrument, in any order; at one time in theirs
   */
  public BackAdjustment(List<? extends CorporateAction> actions, Dividends dividends) {
    this.actions =
        actions.stream()
            .<CorporateAction>map(action -> action)
            .sorted(Comparator.comparingLong(CorporateAction::time))
            .toList();
    this.dividends = dividends;
  }

  /**
   * Adjusted bars.
   *
   * @throws IllegalArgumentException if an action takes effect within a bar, a dividend is not
   *     below the price before it, or a price would leave what is allowed
   */
  public BarSeries apply(BarSeries bars) {
    Steps steps = steps(bars::openTime, bars::close, bars.size());
    BarSeries.Builder adjusted = new BarSeries.Builder(bars.interval());
    for (int i = 0; i < bars.size(); i++) {
      steps.goTo(bars.openTime(i));
      if (steps.nextTime() < bars.closeTime(i)) {
        throw new IllegalArgumentException(
            "A corporate action takes effect at "
                + steps.nextTime()
                + ", within the bar that opens at "
                + bars.openTime(i)
                + ": give the time at which the first bar with new prices opens.");
      }
      adjusted.add(
          bars.openTime(i),
          bars.closeTime(i),
          steps.price(bars.open(i)),
          steps.price(bars.high(i)),
          steps.price(bars.low(i)),
          steps.price(bars.close(i)),
          steps.quantity(bars.volume(i)),
          bars.forwardFilled(i));
    }
    return adjusted.build();
  }

  /**
   * Adjusted trades.
   *
   * @throws IllegalArgumentException if a dividend is not below the price before it, or a price
   *     would leave what is allowed
   */
  public TradeSeries apply(TradeSeries trades) {
    Steps steps = steps(trades::time, trades::price, trades.size());
    TradeSeries.Builder adjusted = new TradeSeries.Builder();
    for (int i = 0; i < trades.size(); i++) {
      steps.goTo(trades.time(i));
      adjusted.add(
          trades.time(i),
          steps.price(trades.price(i)),
          Math.max(1, steps.quantity(trades.quantity(i))),
          trades.aggressor(i));
    }
    return adjusted.build();
  }

  private Steps steps(Column times, Column prices, int size) {
    Factor[] priceFactors = new Factor[actions.size() + 1];
    Factor[] quantityFactors = new Factor[actions.size() + 1];
    priceFactors[actions.size()] = Factor.ONE;
    quantityFactors[actions.size()] = Factor.ONE;
    for (int i = actions.size() - 1; i >= 0; i--) {
      Factor price = priceFactors[i + 1];
      Factor quantity = quantityFactors[i + 1];
      switch (actions.get(i)) {
        case CorporateAction.Split split -> {
          price = price.times(split.denominator(), split.numerator());
          quantity = quantity.times(split.numerator(), split.denominator());
        }
        case CorporateAction.CashDividend dividend -> {
          long before = dividends == Dividends.ADJUST ? priceBefore(i, times, prices, size) : 0;
          price = before == 0 ? price : price.times(before - dividend.amount(), before);
        }
      }
      priceFactors[i] = price;
      quantityFactors[i] = quantity;
    }
    return new Steps(actions, priceFactors, quantityFactors);
  }

  /** The last price before a dividend, in the shares that it is paid for; 0 if there is none. */
  private long priceBefore(int action, Column times, Column prices, int size) {
    CorporateAction.CashDividend dividend = (CorporateAction.CashDividend) actions.get(action);
    int index = firstAtOrAfter(dividend.time(), times, size) - 1;
    if (index < 0) {
      return 0;
    }
    Factor split = Factor.ONE;
    for (int i = action - 1; i >= 0 && actions.get(i).time() > times.at(index); i--) {
      if (actions.get(i) instanceof CorporateAction.Split earlier) {
        split = split.times(earlier.denominator(), earlier.numerator());
      }
    }
    long price = split.rounded().apply(prices.at(index));
    if (price <= dividend.amount()) {
      throw new IllegalArgumentException(
          "The dividend of "
              + dividend.amount()
              + " units at "
              + dividend.time()
              + " is not below the price before it, "
              + price
              + " units: look for a wrong amount, or a wrong scale.");
    }
    return price;
  }

  private static int firstAtOrAfter(long time, Column times, int size) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.at(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private interface Column {

    long at(int index);
  }

  /** The ratios between one action and the next, walked through from old to new. */
  private static final class Steps {

    private final List<CorporateAction> actions;
    private final Factor[] priceFactors;
    private final Factor[] quantityFactors;
    private int next;
    private Factor price;
    private Factor quantity;

    Steps(List<CorporateAction> actions, Factor[] priceFactors, Factor[] quantityFactors) {
      this.actions = actions;
      this.priceFactors = priceFactors;
      this.quantityFactors = quantityFactors;
      take();
    }

    void goTo(long time) {
      int before = next;
      while (nextTime() <= time && next < actions.size()) {
        next++;
      }
      if (next != before) {
        take();
      }
    }

    long nextTime() {
      return next < actions.size() ? actions.get(next).time() : Long.MAX_VALUE;
    }

    long price(long value) {
      long adjusted;
      try {
        adjusted = price.apply(value);
      } catch (ArithmeticException e) {
        throw refused(value, e);
      }
      if (adjusted < 1 || adjusted > Limits.LARGEST) {
        throw refused(value, null);
      }
      return adjusted;
    }

    long quantity(long value) {
      try {
        return quantity.apply(value);
      } catch (ArithmeticException e) {
        throw new BadDataException(
            DataProblem.QUANTITY_TOO_LARGE,
            "The quantity " + value + " is too large when it is adjusted.");
      }
    }

    private void take() {
      price = priceFactors[next].rounded();
      quantity = quantityFactors[next].rounded();
    }

    private static IllegalArgumentException refused(long value, ArithmeticException cause) {
      return new IllegalArgumentException(
          "The price of "
              + value
              + " units leaves what is allowed, 1 to "
              + Limits.LARGEST
              + " units, when it is adjusted: look for a wrong ratio among the actions, or a price"
              + " scale with too few decimals.",
          cause);
    }
  }
}
