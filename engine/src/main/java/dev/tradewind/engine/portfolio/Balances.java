package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.util.ArrayList;
import java.util.List;

/** The balances that an account needs, the base first. */
final class Balances {

  private Balances() {}

  /**
   * One for each currency.
   *
   * @throws IllegalArgumentException if a currency has no rate
   */
  static Balance[] of(List<Instrument> instruments, AccountTerms terms) {
    int baseScale = scale(instruments, terms.base());
    List<Balance> balances = new ArrayList<>();
    balances.add(new Balance(terms.base(), baseScale));
    for (Instrument instrument : instruments) {
      Currency currency = instrument.currency();
      if (!has(balances, currency)) {
        AccountTerms.FxSource source = source(terms, currency);
        balances.add(
            Balance.foreign(
                currency,
                scale(instruments, currency),
                baseScale,
                instruments.get(source.instrument()).priceScale(),
                source.inverted()));
      }
    }
    return balances.toArray(Balance[]::new);
  }

  private static boolean has(List<Balance> balances, Currency currency) {
    for (Balance balance : balances) {
      if (balance.currency().equals(currency)) {
        return true;
      }
    }
    return false;
  }

  /** Decimals with which all amounts in a currency are exact. */
  static int scale(List<Instrument> instruments, Currency currency) {
    int scale = currency.precision();
    for (Instrument instrument : instruments) {
      if (instrument.currency().equals(currency)) {
        scale = Math.max(scale, instrument.cashScale());
      }
    }
    return scale;
  }

  static Balance find(Balance[] balances, Currency currency) {
    for (Balance balance : balances) {
      if (balance.currency().equals(currency)) {
        return balance;
      }
    }
    throw new IllegalArgumentException(
        "A rate of " + currency.code() + " is given, but nothing is traded in it.");
  }

  /**
   * Whether all amounts in a currency could be converted at another rate.
   *
   * @param currency {@code null} for none
   * @param rate 0 for none
   */
  static boolean hasRoom(Balance currency, Position[] positions, long rate) {
    if (currency == null || rate == 0) {
      return true;
    }
    try {
      for (Position position : positions) {
        if (position.balance() == currency
            && currency.atRate(position.magnitude(), rate) > Long.MAX_VALUE / 2) {
          return false;
        }
      }
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private static AccountTerms.FxSource source(AccountTerms terms, Currency currency) {
    return terms.rates().stream()
        .filter(source -> source.currency().equals(currency))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The account is kept in "
                        + terms.base().code()
                        + ", but there is no rate for "
                        + currency.code()
                        + ": name the instrument whose price it is."));
  }
}
