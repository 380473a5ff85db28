package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import dev.tradewind.engine.portfolio.Fill;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The money of an account once more, in numbers without a size, from the fills that were told and
 * from what happened beside them.
 */
final class MoneyModel implements EngineListener {

  private static final long DAY = 86_400_000_000_000L;
  private static final BigInteger YEAR = BigInteger.valueOf(365L * 100_000_000L);

  private final EngineSetup setup;
  private final List<Pocket> pockets = new ArrayList<>();

  /** What one instrument has done, in its own currency. */
  private static final class Pocket {
    private final Instrument instrument;
    private final int scale;
    private final BigInteger factor;
    private long held;
    private long day = Long.MIN_VALUE;
    private BigInteger cash = BigInteger.ZERO;
    private BigInteger basis = BigInteger.ZERO;
    private BigInteger realized = BigInteger.ZERO;
    private BigInteger fees = BigInteger.ZERO;

    private Pocket(Instrument instrument, int scale) {
      this.instrument = instrument;
      this.scale = scale;
      factor =
          BigInteger.valueOf(instrument.multiplier())
              .multiply(
                  BigInteger.TEN.pow(scale - instrument.priceScale() - instrument.quantityScale()));
    }

    private BigInteger value(long quantity, long price) {
      return BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(price)).multiply(factor);
    }
  }

  MoneyModel(EngineSetup setup) {
    this.setup = setup;
    for (Instrument instrument : setup.instruments()) {
      pockets.add(new Pocket(instrument, scale(instrument.currency())));
    }
  }

  private int scale(Currency currency) {
    return setup.instruments().stream()
        .filter(i -> i.currency().equals(currency))
        .mapToInt(i -> Math.max(currency.precision(), i.priceScale() + i.quantityScale()))
        .max()
        .orElseThrow();
  }

  @Override
  public void onFill(Fill fill) {
    Pocket pocket = pockets.get(fill.instrument());
    long change = fill.side() == Side.BUY ? fill.quantity() : -fill.quantity();
    BigInteger gain = BigInteger.ZERO;
    if (pocket.held != 0 && Long.signum(pocket.held) != Long.signum(change)) {
      long closed = Math.min(Math.abs(change), Math.abs(pocket.held));
      gain = close(pocket, closed, fill.price());
      change += Long.signum(pocket.held) * closed;
      pocket.held -= Long.signum(pocket.held) * closed;
    }
    pocket.basis = pocket.basis.add(pocket.value(change, fill.price()));
    pocket.cash = pocket.cash.subtract(pocket.value(change, fill.price()));
    pocket.held += change;
    pay(pocket, BigInteger.valueOf(fill.fee()));
    assertThat(BigInteger.valueOf(fill.realizedPnl())).as("gain of %s", fill).isEqualTo(gain);
  }

  /** Takes the floor of the part of the cost off, on either side. */
  private static BigInteger close(Pocket pocket, long quantity, long price) {
    BigInteger part =
        pocket
            .basis
            .abs()
            .multiply(BigInteger.valueOf(quantity))
            .divide(BigInteger.valueOf(Math.abs(pocket.held)))
            .multiply(BigInteger.valueOf(Long.signum(pocket.held)));
    BigInteger value = pocket.value(Long.signum(pocket.held) * quantity, price);
    BigInteger gain = value.subtract(part);
    pocket.basis = pocket.basis.subtract(part);
    pocket.cash = pocket.cash.add(value);
    pocket.realized = pocket.realized.add(gain);
    return gain;
  }

  private static void pay(Pocket pocket, BigInteger fee) {
    pocket.cash = pocket.cash.subtract(fee);
    pocket.fees = pocket.fees.add(fee);
  }

  /** An event comes: nights since the one before cost what they cost. */
  void before(long time, Account account) {
    for (int i = 0; i < pockets.size(); i++) {
      after(i, time, account.lastPrice(i));
    }
  }

  /** A bar has ended; {@code last} was the price before it. */
  void after(int instrument, long time, long last) {
    Pocket pocket = pockets.get(instrument);
    long today = Math.floorDiv(time, DAY);
    long nights = pocket.day == Long.MIN_VALUE ? 0 : Math.max(0, today - pocket.day);
    pocket.day = Math.max(pocket.day, today);
    if (pocket.held >= 0) {
      return;
    }
    int digits = pocket.scale - pocket.instrument.currency().precision();
    BigInteger rate = BigInteger.valueOf(setup.account().margin().borrowRate());
    BigDecimal night =
        new BigDecimal(pocket.value(-pocket.held, last).multiply(rate))
            .divide(
                new BigDecimal(YEAR.multiply(BigInteger.TEN.pow(digits))),
                0,
                RoundingMode.HALF_EVEN);
    BigInteger cost = night.toBigIntegerExact().multiply(BigInteger.valueOf(nights));
    pay(pocket, cost.multiply(BigInteger.TEN.pow(digits)));
  }

  /** A company has acted; {@code last} was the price of a share before. */
  void acted(CorporateAction action, long last) {
    Pocket pocket = pockets.get(action.instrument());
    BigInteger paid =
        switch (action) {
          case CorporateAction.CashDividend dividend ->
              pocket.value(pocket.held, dividend.amount());
          case CorporateAction.Split split -> split(pocket, split, last);
        };
    pocket.cash = pocket.cash.add(paid);
    pocket.realized = pocket.realized.add(paid);
    if (pocket.held == 0) {
      pocket.realized = pocket.realized.subtract(pocket.basis);
      pocket.basis = BigInteger.ZERO;
    }
  }

  private static BigInteger split(Pocket pocket, CorporateAction.Split split, long last) {
    BigInteger before = pocket.value(pocket.held, last);
    pocket.held = pocket.held * split.numerator() / split.denominator();
    BigDecimal price =
        new BigDecimal(last)
            .multiply(new BigDecimal(split.denominator()))
            .divide(new BigDecimal(split.numerator()), 0, RoundingMode.HALF_EVEN);
    return before.subtract(pocket.value(pocket.held, price.longValueExact()));
  }

  /** All of the account is what it must be, to the last unit. */
  void assertIs(Account account) {
    for (int i = 0; i < pockets.size(); i++) {
      assertThat(account.quantity(i)).as("shares of %d", i).isEqualTo(pockets.get(i).held);
    }
    long fees = sum(account, p -> p.fees);
    long unrealized = sum(account, p -> marketValue(p, account).subtract(p.basis));
    assertThat(account.cash()).as("cash").isEqualTo(account.capital() + sum(account, p -> p.cash));
    assertThat(account.equity()).as("equity").isEqualTo(account.capital() + net(account));
    assertThat(account.fees()).as("fees").isEqualTo(fees);
    assertThat(account.unrealizedPnl()).as("unrealized").isEqualTo(unrealized);
    assertThat(account.pnl())
        .as("identity")
        .isEqualTo(account.equity() - account.capital())
        .isEqualTo(account.realizedPnl() + unrealized - fees);
    // What the conversion of several currencies rounds is a part of what was realized.
    long rounded = pockets.size() == 2 ? 0 : 2L * pockets.size();
    assertThat(account.realizedPnl() - sum(account, p -> p.realized))
        .as("realized")
        .isBetween(-rounded, rounded);
  }

  private BigInteger marketValue(Pocket pocket, Account account) {
    return pocket.value(pocket.held, account.lastPrice(pockets.indexOf(pocket)));
  }

  private long sum(Account account, Function<Pocket, BigInteger> amount) {
    long sum = 0;
    for (Pocket pocket : pockets) {
      sum += toBase(account, pocket.instrument.currency(), pocket.scale, amount.apply(pocket));
    }
    return sum;
  }

  /** Each currency is converted once. */
  private long net(Account account) {
    Map<Currency, BigInteger> nets = new LinkedHashMap<>();
    for (Pocket pocket : pockets) {
      nets.merge(
          pocket.instrument.currency(),
          pocket.cash.add(marketValue(pocket, account)),
          BigInteger::add);
    }
    return nets.entrySet().stream()
        .mapToLong(e -> toBase(account, e.getKey(), scale(e.getKey()), e.getValue()))
        .sum();
  }

  private long toBase(Account account, Currency currency, int scale, BigInteger amount) {
    if (currency.equals(account.currency())) {
      return amount.longValueExact();
    }
    FxSource source =
        setup.account().rates().stream()
            .filter(s -> s.currency().equals(currency))
            .findFirst()
            .orElseThrow();
    BigDecimal rate =
        new BigDecimal(
            BigInteger.valueOf(account.lastPrice(source.instrument())),
            setup.instruments().get(source.instrument()).priceScale());
    if (rate.signum() == 0) {
      return 0;
    }
    BigDecimal exact = new BigDecimal(amount, scale);
    return (source.inverted()
            ? exact.divide(rate, account.cashScale(), RoundingMode.HALF_EVEN)
            : exact.multiply(rate).setScale(account.cashScale(), RoundingMode.HALF_EVEN))
        .unscaledValue()
        .longValueExact();
  }
}
