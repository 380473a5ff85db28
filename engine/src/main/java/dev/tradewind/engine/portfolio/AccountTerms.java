package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.util.List;

/**
 * What an account is, and what it may owe.
 *
 * @param base the currency in which it is kept: capital, equity and limits
 * @param margin what it may borrow
 * @param rates where the rates of its other currencies come from
 */
public record AccountTerms(Currency base, Margin margin, List<FxSource> rates) {

  /** Keeps a copy. */
  public AccountTerms {
    rates = List.copyOf(rates);
  }

  /** A cash account in one currency: long only, and nothing borrowed. */
  public static AccountTerms cash(Currency base) {
    return new AccountTerms(base, Margin.NONE, List.of());
  }

  /**
   * Refuses instruments that cannot be traded under these terms.
   *
   * @throws IllegalArgumentException naming what is missing
   */
  public void check(List<Instrument> instruments) {
    Balances.of(instruments, this);
  }

  /** The same with margin. */
  public AccountTerms withMargin(Margin other) {
    return new AccountTerms(base, other, rates);
  }

  /** The same with sources of rates. */
  public AccountTerms withRates(List<FxSource> other) {
    return new AccountTerms(base, margin, other);
  }

  /**
   * What an account may borrow. With margin it may also sell short.
   *
   * @param initial part of the value of positions that the equity must cover to open them, in basis
   *     points; {@link #WHOLE} in a cash account
   * @param maintenance the part below which the account is in breach, in basis points; 0 for never
   * @param borrowRate what lending a short position costs in a year of 365 days, in units of 0.0001
   *     basis points of its value, charged for each night
   */
  public record Margin(int initial, int maintenance, long borrowRate) {

    /** All of a value. */
    public static final int WHOLE = 10_000;

    /** No margin: a cash account. */
    public static final Margin NONE = new Margin(WHOLE, 0, 0);

    /** Refuses rates out of range with {@link IllegalArgumentException}. */
    public Margin {
      if (initial < 1 || initial > WHOLE || maintenance < 0 || maintenance > initial) {
        throw new IllegalArgumentException(
            "The initial margin is 1 to 10000 basis points, and the maintenance margin is 0 up to"
                + " that.");
      }
      if (borrowRate < 0 || borrowRate > Costs.ONE) {
        throw new IllegalArgumentException("The rate of borrowing is 0 to 10000 basis points.");
      }
    }

    boolean isNone() {
      return initial == WHOLE && maintenance == 0 && borrowRate == 0;
    }
  }

  /** Whether it may borrow money and shares. */
  public boolean mayBorrow() {
    return !margin.isNone();
  }

  /**
   * The rate of a currency is the last price of an instrument.
   *
   * @param currency that is not the base
   * @param instrument index of the instrument, such as EURUSD for EUR in an account of USD
   * @param inverted whether its price is that of the base in this currency, such as USDJPY for JPY
   *     in an account of USD
   */
  public record FxSource(Currency currency, int instrument, boolean inverted) {}
}
