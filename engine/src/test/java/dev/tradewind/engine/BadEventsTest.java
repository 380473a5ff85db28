package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.exchange.Slippage;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.BookEntry;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.MarketListener;
import dev.tradewind.engine.market.RecordedBookLevel;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.FxSource;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * What cannot be right is refused with one sentence at the engine's own door, before anything has
 * changed: the engine goes on as if it had never come.
 */
class BadEventsTest {

  private static final int STEPS = 120;
  private static final Currency USD = Currency.of("USD");
  private static final Currency EUR = Currency.of("EUR");

  @Property(tries = 100)
  void whatIsRefusedHasNeverBeen(@ForAll long seed, @ForAll @IntRange(max = STEPS) int cut)
      throws IOException {
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    List<RandomTape.Event> tape = RandomWorld.tape(seed, setup, STEPS, 4);
    EventHash expected = new EventHash();
    TradingEngine undisturbed = new TradingEngine(setup, expected);
    tape.forEach(event -> event.tell(undisturbed));
    undisturbed.complete();

    EventHash hash = new EventHash();
    TradingEngine engine = new TradingEngine(setup, hash);
    tape.subList(0, cut).forEach(event -> event.tell(engine));
    long now = Math.max(engine.time(), tape.getFirst().time());
    byte[] before = bytes(engine);
    for (BadEvents.Bad bad : BadEvents.of(setup.instruments().size(), now)) {
      if (cut != 0 || !bad.name().contains("time " + (now - 1))) {
        assertRefused(engine, bad.name(), bad.told());
        assertThat(bytes(engine)).as(bad.name()).isEqualTo(before);
      }
    }
    tape.subList(cut, tape.size()).forEach(event -> event.tell(engine));
    engine.complete();
    assertThat(hash.hex()).isEqualTo(expected.hex());
    assertThat(bytes(engine)).isEqualTo(bytes(undisturbed));
  }

  @Example
  void whatMustNotHappenTwiceIsRefused() throws IOException {
    Scenario story = Scenario.plain().bar(100);
    ClosedBar again = new ClosedBar(0, 0, Scenario.DAY, 5, 5, 5, 5, 1);
    byte[] before = bytes(story.engine);
    assertThatThrownBy(() -> story.engine.onBar(again))
        .hasMessage(
            "The bar of AAPL from 0 to 86400000000000 comes out of order: one is allowed that does"
                + " not open before the last one closed, at 86400000000000, and does not close"
                + " before it opens or before the last event, at 86400000000000; sort the data, or"
                + " merge its sources by time.");
    assertThat(bytes(story.engine)).isEqualTo(before);
  }

  @Example
  void theSentenceSaysWhatWhereAndWhatIsAllowed() {
    TradingEngine engine = Scenario.plain().engine;
    assertThatThrownBy(() -> engine.onTrade(new RecordedTrade(0, 7, -3, 1, Aggressor.UNKNOWN)))
        .hasMessage(
            "The trade of AAPL at 7 is refused, price is not positive: prices from 1 to"
                + " 100000000000000000 units are allowed.");
    assertThatThrownBy(() -> engine.onBar(new ClosedBar(0, 7, 8, 5, 4, 6, 5, 1)))
        .hasMessage(
            "The bar of AAPL at 8 is refused, low is above high: values with low ≤ open, close ≤"
                + " high are allowed.");
    assertThatThrownBy(
            () -> engine.onTrade(new RecordedTrade(0, Long.MAX_VALUE, 3, 1, Aggressor.UNKNOWN)))
        .hasMessage(
            "The trade at 9223372036854775807 is refused, time is too far away: epoch nanoseconds"
                + " of the years 1800 to 2259 are allowed.");
    assertThatThrownBy(() -> engine.onBar(new ClosedBar(3, 7, 8, 5, 5, 5, 5, 1)))
        .hasMessage("There is no instrument 3: those of the set-up are 0 to 0.");
  }

  /** 500 are held, 300 are ordered: at that price they would be worth more than 64 bits. */
  @Example
  void aPriceAtWhichTheAccountLeaves64BitsIsRefused() throws IOException {
    for (Consumer<MarketListener> bad : tooDear(0, 4 * TickStory.MINUTE)) {
      TickStory story =
          TickStory.plain()
              .then(c -> c.submitMarket(Side.BUY, 500))
              .trade(100, 100_000)
              .trade(100, 100_000)
              .then(c -> c.submitLimit(Side.BUY, 300, 50 * Scenario.DOLLAR))
              .trade(100, 100_000);
      assertThat(story.engine.account().quantity(0)).isEqualTo(500);
      byte[] before = bytes(story.engine);
      assertRefused(story.engine, "too dear", bad);
      assertThat(bytes(story.engine)).isEqualTo(before);
      story.trade(49, 100_000);
      assertThat(story.engine.account().quantity(0)).isEqualTo(800);
    }
  }

  /** A limit that is far away makes no price of now a bad one; where it is met, it does. */
  @Example
  void anEnormousOrderIsReckonedWithWhereItCouldFill() throws IOException {
    TickStory story =
        TickStory.plain()
            .then(c -> c.submitLimit(Side.BUY, 1_000_000_000, 1))
            .trade(1_000_000, 100)
            .trade(1_000_000, 100);
    assertThat(story.engine.openOrders()).isEqualTo(1);
    byte[] before = bytes(story.engine);
    ClosedBar meets =
        new ClosedBar(
            0,
            story.engine.time(),
            story.engine.time() + 1,
            1,
            1_000_000 * Scenario.DOLLAR,
            1,
            1_000_000 * Scenario.DOLLAR,
            Limits.LARGEST);
    assertRefused(story.engine, "would fill and be worth too much", to -> to.onBar(meets));
    assertThat(bytes(story.engine)).isEqualTo(before);
    story.trade(2_000_000, 100);
  }

  /** What nobody holds or has ordered may have any price. */
  @Example
  void anyPriceIsTakenOfWhatIsNotHeld() {
    for (Consumer<MarketListener> dear : tooDear(0, 1)) {
      TickStory story = TickStory.plain();
      dear.accept(story.engine);
      story.then(c -> c.submitMarket(Side.BUY, Long.MAX_VALUE)).quote(1, 1, 1, 1).trade(1, 1);
      assertThat(story.engine.account().equity()).isEqualTo(100_000 * Scenario.DOLLAR);
    }
  }

  private static List<Consumer<MarketListener>> tooDear(int instrument, long time) {
    long most = Limits.LARGEST;
    return List.of(
        to -> to.onBar(new ClosedBar(instrument, time, time + 1, 1, most, 1, 1, 1)),
        to -> to.onBar(new ClosedBar(instrument, time, time + 1, 1, most, 1, most, 1)),
        to -> to.onTrade(new RecordedTrade(instrument, time, most, 1, Aggressor.UNKNOWN)),
        to -> to.onQuote(new RecordedQuote(instrument, time, 1, 1, most, 1)),
        to -> to.onBookLevel(new RecordedBookLevel(instrument, time, BookEntry.ASK, most, 1)));
  }

  @Example
  void aRateAtWhichTheAccountLeaves64BitsIsRefused() throws IOException {
    List<Instrument> two =
        List.of(
            Instrument.share("SAP", EUR), new Instrument("EURUSD", USD, 5, 0, 1).withTickSize(1));
    Script script = new Script(0);
    EngineSetup setup =
        EngineSetup.of(two, () -> script, TickStory.MINUTE, 10_000_000_0000L)
            .withAccount(
                AccountTerms.cash(USD)
                    .withMargin(new AccountTerms.Margin(2_500, 0, 0))
                    .withRates(List.of(new FxSource(EUR, 1, false))));
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    engine.onTrade(new RecordedTrade(1, 1, 1_10000, 1, Aggressor.UNKNOWN));
    engine.onTrade(new RecordedTrade(0, 2, 100_0000, 1_000_000, Aggressor.UNKNOWN));
    script.then(c -> c.submitMarket(Side.BUY, 1_000));
    engine.onTrade(new RecordedTrade(0, 3, 100_0000, 1_000_000, Aggressor.UNKNOWN));
    engine.onTrade(new RecordedTrade(0, 4, 100_0000, 1_000_000, Aggressor.UNKNOWN));
    assertThat(engine.account().quantity(0)).isEqualTo(1_000);
    byte[] before = bytes(engine);
    assertThatThrownBy(
            () -> engine.onTrade(new RecordedTrade(1, 5, Limits.LARGEST, 1, Aggressor.UNKNOWN)))
        .hasMessage(
            "The price 100000000000000000 of EURUSD is refused, for with it the value of the"
                + " account would not fit 64 bits: look for a wrong price, hold less, or use a"
                + " price or quantity scale with fewer decimals.");
    assertThat(bytes(engine)).isEqualTo(before);
  }

  @Example
  void corporateActionsThatLeaveNothingToReckonWithAreRefused() throws IOException {
    TickStory story =
        TickStory.plain()
            .then(c -> c.submitMarket(Side.BUY, 500))
            .trade(100, 100_000)
            .trade(100, 100_000);
    long now = story.engine.time();
    byte[] before = bytes(story.engine);
    for (CorporateAction action :
        List.of(
            new CorporateAction.Split(0, now, Integer.MAX_VALUE, 1),
            new CorporateAction.Split(0, now, 2_000_001, 1),
            new CorporateAction.CashDividend(0, now, Limits.LARGEST))) {
      assertRefused(story.engine, action.toString(), to -> to.onCorporateAction(action));
      assertThat(bytes(story.engine)).as(action.toString()).isEqualTo(before);
    }
    story.engine.onCorporateAction(new CorporateAction.Split(0, now, 1_000_000, 1));
    assertThat(story.engine.account().equity()).isEqualTo(100_000 * Scenario.DOLLAR);
  }

  @Example
  void aTrailingDistanceBeyondAnyPriceIsNoDistance() {
    for (long offset : new long[] {Long.MAX_VALUE, Long.MAX_VALUE - 100, Limits.LARGEST + 1}) {
      for (Side side : Side.values()) {
        TickStory story = TickStory.plain();
        story
            .then(c -> c.submit(new OrderTicket().trailingStop(side, 10, offset)))
            .trade(100, 1_000)
            .trade(100, 1_000);
        assertThat(story.log.lines)
            .containsExactly("Rejected " + side.label() + " 10 InvalidPrice");
      }
    }
  }

  @Example
  void termsThatCannotBeReckonedWithAreRefused() {
    Instrument share = Scenario.AAPL;
    assertThatThrownBy(() -> share.withTickSize(10_000_000_001L))
        .hasMessageContaining("tick size 10000000001 is refused: it must be at most 10000000000");
    assertThatThrownBy(
            () -> engine(new Instrument("DAX", USD, 0, 0, 1).withMultiplier(Long.MAX_VALUE), 1))
        .hasMessageContaining("DAX: a multiplier of 9223372036854775807 at 2 decimals of cash")
        .hasMessageContaining("use a smaller one");
    assertThatThrownBy(() -> engine(share, Long.MAX_VALUE))
        .hasMessageContaining("it must be from 1 to 4611686018427387903");
    assertThatThrownBy(() -> new Latency(0, Long.MAX_VALUE))
        .hasMessageContaining("each must be from 0 to 31622400000000000 ns, a year");
    assertThatThrownBy(() -> new Slippage.Ticks(Integer.MAX_VALUE))
        .hasMessageContaining("it must be from 0 to 1000000");
    CommandOutcome outcome =
        engine(new Instrument("BTC", USD, 2, 8, 1), 1)
            .onCommand(new Command.SetCapital(Long.MAX_VALUE));
    assertThat(outcome)
        .isEqualTo(CommandOutcome.refused("The capital must be at most 461168601.8427387903 USD."));
  }

  private static TradingEngine engine(Instrument instrument, long capital) {
    return new TradingEngine(
        EngineSetup.of(List.of(instrument), () -> new Script(0), TickStory.MINUTE, capital),
        EngineListener.NONE);
  }

  /** A timer that would go off after the end of time never does. */
  @Example
  void aTimerBeyondTheEndOfTimeIsNone() {
    TickStory story =
        TickStory.with(
            s -> s.withTimers(new OrderTimers(Long.MAX_VALUE - 1, 1, Long.MAX_VALUE - 1)));
    story.then(c -> c.submitLimit(Side.BUY, 5, Scenario.DOLLAR)).trade(100, 5).trade(100, 5);
    assertThat(story.engine.openOrders()).isEqualTo(1);
  }

  private static void assertRefused(
      TradingEngine engine, String name, Consumer<MarketListener> told) {
    Throwable refusal = catchThrowable(() -> told.accept(engine));
    assertThat(refusal).as(name).isInstanceOf(IllegalArgumentException.class);
    assertThat(refusal.getMessage()).as(name).matches("(The|A|There) [^\\n]{30,}\\.");
  }

  private static byte[] bytes(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
