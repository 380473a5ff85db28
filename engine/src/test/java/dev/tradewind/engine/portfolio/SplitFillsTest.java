package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The same trades, whole and in parts: before fees the account is worth the same all the time. */
class SplitFillsTest {

  private static final Currency USD = Currency.of("USD");
  private static final Currency JPY = Currency.of("JPY");
  private static final List<Instrument> INSTRUMENTS =
      List.of(
          Instrument.share("AAPL", USD),
          new Instrument("NK", JPY, 1, 2, 5).withMultiplier(7),
          new Instrument("USDJPY", JPY, 3, 0, 1));
  private static final AccountTerms TERMS =
      AccountTerms.cash(USD).withRates(List.of(new FxSource(JPY, 2, true)));

  private final long[] parts = new long[2];

  private static Portfolio portfolio() {
    Portfolio portfolio = new Portfolio(INSTRUMENTS, TERMS, FeeSchedule.NONE, 1_000_000_0000L);
    portfolio.mark(2, 150_000);
    return portfolio;
  }

  /** Long, short and across zero. */
  @Property
  void inPartsAsInWhole(@ForAll long seed) {
    Random random = new Random(seed);
    Portfolio whole = portfolio();
    Portfolio inParts = portfolio();
    java.util.Arrays.fill(parts, 0);
    for (int i = 0; i < 25; i++) {
      int instrument = random.nextInt(2);
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      long quantity = 1L + random.nextInt(500);
      long price = 1L + random.nextInt(2_000_000);
      long before = whole.quantity(instrument);
      whole.fill(instrument, side, quantity, price, 0);
      fillInParts(inParts, random, instrument, side, quantity, price);
      if (before == 0 || Long.signum(before) != Long.signum(whole.quantity(instrument))) {
        parts[instrument] = 0;
      }
      assertSame(whole, inParts);
      long mark = 1L + random.nextInt(2_000_000);
      long rate = 100_000L + random.nextInt(100_000);
      for (Portfolio each : List.of(whole, inParts)) {
        each.mark(instrument, mark);
        each.mark(2, rate);
      }
      assertSame(whole, inParts);
    }
  }

  private void fillInParts(
      Portfolio portfolio, Random random, int instrument, Side side, long quantity, long price) {
    long left = quantity;
    while (left > 0) {
      long part = 1 + random.nextLong(left);
      portfolio.fill(instrument, side, part, price, 0);
      parts[instrument]++;
      left -= part;
    }
  }

  private void assertSame(Portfolio whole, Portfolio inParts) {
    assertThat(inParts.equity()).isEqualTo(whole.equity());
    assertThat(inParts.cash()).isEqualTo(whole.cash());
    assertThat(inParts.realizedPnl() + inParts.unrealizedPnl())
        .isEqualTo(whole.realizedPnl() + whole.unrealizedPnl());
    // Each part that closes leaves less than a unit of its cost to the rest, until all is closed.
    long units = parts[0] + inParts.toBase(1, parts[1]) + 2;
    assertThat(inParts.realizedPnl() - whole.realizedPnl()).isBetween(-units, units);
  }
}
