package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.Quote;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What becomes of orders on trades, quotes and order books. */
class TicksTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final Currency USD = Currency.of("USD");
  private static final Instrument AAPL = Instrument.share("AAPL", USD);
  private static final long DOLLAR = 10_000;

  private final EventLog log = new EventLog();
  private final Acts acts = new Acts();
  private TradingEngine engine;
  private long time;

  /** Does at the next event what the test says. */
  private static final class Acts implements Strategy {

    private Consumer<Context> next = _ -> {};

    private void act(Context context) {
      Consumer<Context> action = next;
      next = _ -> {};
      action.accept(context);
    }

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      act(context);
    }

    @Override
    public void onTrade(Context context, Trade trade) {
      act(context);
    }

    @Override
    public void onQuote(Context context, Quote quote) {
      act(context);
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private void open(Instrument instrument, long capital, UnaryOperator<EngineSetup> change) {
    engine =
        new TradingEngine(
            change.apply(EngineSetup.of(List.of(instrument), () -> acts, MINUTE, capital)), log);
  }

  private void open(UnaryOperator<EngineSetup> change) {
    open(AAPL, 10_000 * DOLLAR, change);
  }

  private TicksTest then(Consumer<Context> action) {
    acts.next = action;
    return this;
  }

  private void trade(long price, long quantity) {
    engine.onTrade(new RecordedTrade(0, time += MINUTE, price, quantity, Aggressor.UNKNOWN));
  }

  private void quote(long bid, long ask) {
    quote(bid, 0, ask, 0);
  }

  private void quote(long bid, long bidQuantity, long ask, long askQuantity) {
    engine.onQuote(new RecordedQuote(0, time += MINUTE, bid, bidQuantity, ask, askQuantity));
  }

  private void level(BookEntry side, long price, long quantity) {
    engine.onBookLevel(new RecordedBookLevel(0, time += MINUTE, side, price, quantity));
  }

  private List<Long> fillPrices() {
    return log.fills.stream().map(f -> f.price()).toList();
  }

  private static EngineSetup sameEvent(EngineSetup setup) {
    return setup.withExchange(
        setup
            .exchange()
            .withActivation(Activation.SAME_EVENT)
            .withParticipation(ExchangeSettings.UNCAPPED));
  }

  /** 1,000,000 USD, AUD/USD, fee rate 0.00002 rounded to the cent: a published example. */
  @Test
  void theExampleOfAudUsdComesToTheCent() {
    Instrument audUsd = new Instrument("AUDUSD", USD, 5, 0, 1);
    open(audUsd, 1_000_000_00000L, s -> sameEvent(s).withFees(FeeSchedule.proportional(2_000)));
    quote(70000, 70000);
    then(c -> c.submitMarket(Side.BUY, 100_000)).quote(70000, 70000);
    quote(70010, 70010);
    then(c -> c.submitMarket(Side.SELL, 100_000)).quote(70020, 70020);
    quote(70020, 70020);
    assertThat(engine.account().equity()).isEqualTo(1_000_017_20000L);
    assertThat(log.fills).extracting(f -> f.fee()).containsExactly(1_40000L, 1_40000L);
  }

  /** ETHUSDT 0.5 at 2000, then 2001, fee rate 0.0001: a published example. */
  @Test
  void theExampleOfEthereumComesToTheLastDigit() {
    Instrument ether = new Instrument("ETHUSDT", new Currency("USD", 8), 2, 5, 1);
    open(ether, 100_000_00000000L, s -> sameEvent(s).withFees(FeeSchedule.proportional(10_000)));
    then(c -> c.submitMarket(Side.BUY, 50_000)).trade(2000_00, 1_00000);
    then(c -> c.submitMarket(Side.SELL, 50_000)).trade(2001_00, 1_00000);
    assertThat(engine.account().equity()).isEqualTo(100_000_29995000L);
  }

  @Test
  void noOrderMeetsTheTradeThatCausedIt() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).trade(100 * DOLLAR, 1000);
    assertThat(log.fills).isEmpty();
    trade(101 * DOLLAR, 60);
    trade(102 * DOLLAR, 1000);
    assertThat(fillPrices())
        .as("6 of 60, then the rest")
        .containsExactly(101 * DOLLAR, 102 * DOLLAR);
    assertThat(engine.account().quantity(0)).isEqualTo(10);
  }

  @Test
  void aLimitThatRestsIsFilledAtItsPriceByATradeBeyondIt() {
    open(s -> s);
    then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).trade(100 * DOLLAR, 1000);
    trade(100 * DOLLAR, 1000);
    trade(99 * DOLLAR, 1000);
    assertThat(log.fills).as("touched only").isEmpty();
    trade(98 * DOLLAR, 1000);
    assertThat(fillPrices()).containsExactly(99 * DOLLAR);
  }

  @Test
  void aLimitThatIsBetterThanTheTradeItMeetsTakesIt() {
    open(s -> s);
    then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).trade(100 * DOLLAR, 1000);
    trade(97 * DOLLAR, 1000);
    assertThat(fillPrices()).containsExactly(97 * DOLLAR);
  }

  @Test
  void quotesAreTakenAtTheirTouchAndMarkedAtTheirMiddle() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).quote(99 * DOLLAR, 101 * DOLLAR);
    quote(99 * DOLLAR, 5, 101 * DOLLAR, 6);
    quote(99 * DOLLAR, 5, 102 * DOLLAR, 100);
    assertThat(fillPrices())
        .as("6 shown, then the rest")
        .containsExactly(101 * DOLLAR, 102 * DOLLAR);
    assertThat(engine.account().lastPrice(0)).isEqualTo(100 * DOLLAR + DOLLAR / 2);
    trade(90 * DOLLAR, 100);
    assertThat(engine.account().lastPrice(0)).as("a trade is no mark").isEqualTo(1_005_000);
  }

  @Test
  void aRestingLimitIsFilledWhenTheOtherSideComesToIt() {
    open(s -> s);
    then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).quote(98 * DOLLAR, 100 * DOLLAR);
    quote(99 * DOLLAR, 100 * DOLLAR);
    assertThat(log.fills).isEmpty();
    quote(98 * DOLLAR, 99 * DOLLAR);
    assertThat(fillPrices()).containsExactly(99 * DOLLAR);
  }

  @Test
  void aStopLooksAtTheSideThatItWouldTake() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).quote(99 * DOLLAR, 101 * DOLLAR);
    then(c -> c.submit(c.ticket().stop(Side.SELL, 10, 95 * DOLLAR)))
        .quote(99 * DOLLAR, 101 * DOLLAR);
    quote(96 * DOLLAR, 97 * DOLLAR);
    assertThat(engine.account().quantity(0)).isEqualTo(10);
    quote(94 * DOLLAR, 97 * DOLLAR);
    assertThat(log.fills.getLast().price()).isEqualTo(94 * DOLLAR);
  }

  @Test
  void aTrailingStopFollowsTheQuotes() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).quote(100 * DOLLAR, 100 * DOLLAR);
    then(c -> c.submit(c.ticket().trailingStop(Side.SELL, 10, 2 * DOLLAR)))
        .quote(100 * DOLLAR, 100 * DOLLAR);
    quote(105 * DOLLAR, 105 * DOLLAR);
    quote(104 * DOLLAR, 104 * DOLLAR);
    quote(102 * DOLLAR, 102 * DOLLAR);
    assertThat(log.fills.getLast().price()).as("105 less 2 is 103").isEqualTo(102 * DOLLAR);
  }

  @Test
  void whoTakesWalksThroughTheBook() {
    open(s -> s);
    level(BookEntry.BID, 99 * DOLLAR, 10);
    level(BookEntry.ASK, 101 * DOLLAR, 6);
    level(BookEntry.ASK, 102 * DOLLAR, 6);
    then(c -> c.submitMarket(Side.BUY, 10)).trade(100 * DOLLAR, 1);
    level(BookEntry.ASK, 103 * DOLLAR, 5);
    assertThat(fillPrices()).containsExactly(101 * DOLLAR, 102 * DOLLAR);
    then(c -> c.submitMarket(Side.BUY, 3)).trade(100 * DOLLAR, 1);
    level(BookEntry.BID, 98 * DOLLAR, 1);
    assertThat(fillPrices()).as("2 were left at 102").endsWith(102 * DOLLAR, 103 * DOLLAR);
  }

  @Test
  void whoRestsWaitsInTheQueue() {
    open(s -> s);
    level(BookEntry.ASK, 101 * DOLLAR, 50);
    level(BookEntry.BID, 99 * DOLLAR, 20);
    then(c -> c.submitLimit(Side.BUY, 10, 99 * DOLLAR)).trade(100 * DOLLAR, 1);
    level(BookEntry.BID, 98 * DOLLAR, 7);
    trade(99 * DOLLAR, 15);
    assertThat(log.fills).as("20 stood before").isEmpty();
    level(BookEntry.BID, 99 * DOLLAR, 5);
    trade(99 * DOLLAR, 8);
    assertThat(log.fills).extracting(f -> f.quantity()).containsExactly(3L);
    trade(98 * DOLLAR, 100);
    assertThat(log.fills).extracting(f -> f.quantity()).containsExactly(3L, 7L);
    assertThat(fillPrices()).containsOnly(99 * DOLLAR);
  }

  @Test
  void aSplitKeepsTheValueAndEndsOrdersInOldShares() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).trade(100 * DOLLAR, 1000);
    then(c -> c.submitLimit(Side.SELL, 10, 200 * DOLLAR)).trade(100 * DOLLAR, 1000);
    engine.onCorporateAction(new CorporateAction.Split(0, time, 3, 2));
    assertThat(engine.account().quantity(0)).isEqualTo(15);
    assertThat(engine.account().lastPrice(0)).isEqualTo(66_6667);
    assertThat(engine.account().equity()).isEqualTo(10_000 * DOLLAR);
    assertThat(engine.openOrders()).isZero();
    then(c -> c.submitMarket(Side.SELL, 15)).trade(70 * DOLLAR, 1000);
    trade(70 * DOLLAR, 1000);
    assertThat(engine.account().pnl()).isEqualTo(50 * DOLLAR - 5);
    assertThat(log.trades).hasSize(1);
  }

  @Test
  void aDividendIsCash() {
    open(s -> s);
    then(c -> c.submitMarket(Side.BUY, 10)).trade(100 * DOLLAR, 1000);
    trade(100 * DOLLAR, 1000);
    engine.onCorporateAction(new CorporateAction.CashDividend(0, time, DOLLAR / 2));
    assertThat(engine.account().cash()).isEqualTo(9_005 * DOLLAR);
    assertThat(engine.account().realizedPnl()).isEqualTo(5 * DOLLAR);
  }

  @Test
  void aContractIsWorthItsMultiplier() {
    Instrument future = new Instrument("ES", USD, 2, 0, 25).withMultiplier(50);
    open(future, 1_000_000_00L, s -> s);
    then(c -> c.submitMarket(Side.BUY, 2)).trade(4000_00, 1000);
    trade(4000_00, 1000);
    trade(4010_25, 1000);
    assertThat(engine.account().pnl()).isEqualTo(1025_00L);
  }

  /** A limit far above the market does not pay itself for what a trade was too small for. */
  @Test
  void whatATradeIsTooSmallForTakesThePriceOfTheNext() {
    TickStory story =
        TickStory.plain()
            .trade(100, 1_000)
            .then(c -> c.submitLimit(Side.BUY, 150, 120 * DOLLAR))
            .trade(100, 1_000);
    assertThat(story.trade(101, 1_000).fills()).containsExactly("Buy 100@101");
    assertThat(story.trade(99, 1_000).fills()).containsExactly("Buy 50@99");
  }

  /** The same on quotes that show too little. */
  @Test
  void whatAQuoteShowsTooLittleForTakesTheNextTouch() {
    TickStory story =
        TickStory.plain()
            .quote(99, 10, 100, 10)
            .then(c -> c.submitLimit(Side.BUY, 15, 120 * DOLLAR))
            .quote(99, 10, 100, 10);
    assertThat(story.quote(99, 10, 101, 10).fills()).containsExactly("Buy 10@101");
    assertThat(story.quote(99, 10, 102, 10).fills()).containsExactly("Buy 5@102");
  }

  /**
   * Where levels are told they count: a quote beside them is neither traded on nor a last price.
   */
  @Test
  void aQuoteBesideABookMeansNothing() {
    TickStory story = TickStory.plain();
    story.bid(9, 100).ask(10, 5).ask(12, 5).then(c -> c.submitMarket(Side.BUY, 500));
    story.quote(8, 0, 9, 0).quote(8, 0, 9, 0);
    assertThat(story.fills()).isEmpty();
    assertThat(story.engine.account().lastPrice(0)).isEqualTo(95 * Scenario.DOLLAR / 10);
    story.bid(7, 1);
    assertThat(story.fills()).containsExactly("Buy 5@10", "Buy 5@12");
  }
}
