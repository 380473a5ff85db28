package dev.tradewind.engine.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At which prices an account of several instruments and currencies can still be valued. */
class PortfolioRoomTest {

  private static final Currency USD = Currency.of("USD");
  private static final Currency EUR = Currency.of("EUR");
  private static final int AAPL = 0;
  private static final int BMW = 1;
  private static final int SAP = 2;
  private static final int EURUSD = 3;

  /** Half of 64 bits, in a cash of five decimals, for prices of four. */
  private static final long MOST = Long.MAX_VALUE / 2 / 10;

  private final Portfolio portfolio =
      new Portfolio(
          List.of(
              Instrument.share("AAPL", USD),
              Instrument.share("BMW", EUR),
              Instrument.share("SAP", EUR),
              new Instrument("EURUSD", USD, 5, 0, 1)),
          AccountTerms.cash(USD).withRates(List.of(new FxSource(EUR, EURUSD, false))),
          FeeSchedule.NONE,
          1_000_000_00000L);

  @Test
  void aValueNeedsHalfOf64Bits() {
    assertThat(portfolio.hasRoom(AAPL, MOST, 1, 1)).isTrue();
    assertThat(portfolio.hasRoom(AAPL, MOST + 1, 1, 1)).isFalse();
    assertThat(portfolio.hasRoom(AAPL, 1, MOST + 1, 1)).isFalse();
    assertThat(portfolio.hasRoom(AAPL, 1, 1, MOST + 1)).isFalse();
    assertThat(portfolio.hasRoom(AAPL, 1L << 62, 4, 4)).as("a product that wraps to 0").isFalse();
    assertThat(portfolio.hasRoom(AAPL, 0, Limits.LARGEST, Limits.LARGEST)).isTrue();
  }

  @Test
  void aRateMustLeaveRoomForAllThatIsHeldInItsCurrency() {
    assertThat(portfolio.hasRoom(EURUSD, 0, Limits.LARGEST, Limits.LARGEST)).isTrue();
    portfolio.mark(EURUSD, 1_00000);
    portfolio.mark(SAP, 100_0000);
    portfolio.fill(SAP, Side.BUY, 1_000, 100_0000, 0);
    // 100,000 EUR are held and as many owed: 2·10⁹ units at four decimals, times ten at five.
    long highest = Long.MAX_VALUE / 2 / 200_000;
    assertThat(portfolio.hasRoom(EURUSD, 0, highest, highest)).isTrue();
    assertThat(portfolio.hasRoom(EURUSD, 0, 1, highest + 1)).isFalse();
    assertThat(portfolio.hasRoom(EURUSD, 0, highest + 1, 0)).as("no last price").isTrue();
    assertThat(portfolio.hasRoom(BMW, 0, highest + 1, highest + 1)).as("no rate").isTrue();
  }

  /** What is earned with several instruments adds up, or is an error; it never wraps. */
  @Test
  void moneyThatLeaves64BitsIsAnError() {
    portfolio.payDividend(AAPL, Long.MAX_VALUE - 1_000_000_00001L);
    assertThat(portfolio.equity()).isEqualTo(Long.MAX_VALUE - 1);
    portfolio.payDividend(EURUSD, 2);
    assertThatThrownBy(portfolio::equity)
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("together do not fit 64 bits");
    assertThatThrownBy(() -> portfolio.payDividend(EURUSD, 1_000_000_00000L))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("together do not fit 64 bits");
  }

  @Test
  void whatIsShortCountsIntoTheGrossValueLikeWhatIsLong() {
    portfolio.mark(EURUSD, 1_20000);
    portfolio.mark(AAPL, 10_0000);
    portfolio.mark(SAP, 100_0000);
    portfolio.fill(AAPL, Side.SELL, 50, 10_0000, 0);
    portfolio.fill(SAP, Side.BUY, 10, 100_0000, 0);
    assertThat(portfolio.grossValue()).as("500 and 1,200").isEqualTo(1_700_00000L);
    assertThat(portfolio.marketValue(AAPL)).isEqualTo(-500_00000L);
  }

  /** Whatever sets the last price of a rate sets the rate. */
  @Test
  void aSplitOfWhatIsARateMovesTheRate() {
    portfolio.mark(EURUSD, 1_20000);
    portfolio.payDividend(BMW, 50_0000);
    portfolio.split(EURUSD, 0, 60000);
    assertThat(portfolio.equity()).isEqualTo(1_000_030_00000L);
  }

  /** What came in a currency before its first price counts from that on. */
  @Test
  void aCurrencyWithoutAPriceIsWorthNothingYet() {
    portfolio.payDividend(BMW, 50_0000);
    assertThat(portfolio.hasRate(BMW)).isFalse();
    assertThat(portfolio.hasRate(AAPL)).isTrue();
    assertThat(portfolio.equity()).isEqualTo(1_000_000_00000L);
    assertThat(portfolio.cash()).isEqualTo(1_000_000_00000L);
    assertThat(portfolio.realizedPnl()).isZero();
    assertThat(portfolio.position(EURUSD).isUnmoved()).as("its price moves money").isFalse();
    portfolio.mark(EURUSD, 1_20000);
    assertThat(portfolio.hasRate(SAP)).isTrue();
    assertThat(portfolio.equity()).isEqualTo(1_000_060_00000L);
    assertThat(portfolio.cash()).isEqualTo(1_000_060_00000L);
    assertThat(portfolio.realizedPnl()).isEqualTo(60_00000L);
    assertThat(portfolio.shareEquity(BMW)).isEqualTo(250_060_00000L);
    assertThat(portfolio.shareEquity(SAP)).isEqualTo(250_000_00000L);
  }
}
