package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.AAPL;
import static dev.tradewind.engine.Scenario.DAY;
import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.FeeSchedule;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * When the limits on loss look at the equity: with each price, each fill, each day that begins; S5.
 */
class EquityWatchTest {

  private static final long SECOND = 1_000_000_000L;

  private enum News implements CustomEvent.Payload {
    SOMETHING
  }

  /** Quotes and news, each at its own time. */
  private static final class Story {

    private final Script script = new Script(0);
    private final EventLog log = new EventLog();
    private final EngineSetup setup;
    private TradingEngine engine;

    Story(UnaryOperator<EngineSetup> change) {
      setup = change.apply(EngineSetup.of(List.of(AAPL), () -> script, DAY, 10_000 * DOLLAR));
      engine = new TradingEngine(setup, log);
    }

    static Story limited(Consumer<RiskLimits.Builder> change, UnaryOperator<EngineSetup> terms) {
      RiskLimits.Builder limits = RiskLimits.NONE.toBuilder();
      change.accept(limits);
      return new Story(s -> terms.apply(s.withLimits(limits.build())));
    }

    Story quote(long time, long bid, long ask) {
      engine.onQuote(new RecordedQuote(0, time, bid * DOLLAR, 1_000_000, ask * DOLLAR, 1_000_000));
      return this;
    }

    /** What the strategy does when it hears of something that is no price. */
    List<String> news(long time, Consumer<Context> action) {
      log.take();
      script.then(action);
      engine.onCustomEvent(new RecordedCustomEvent(0, time, "news", News.SOMETHING));
      return log.take();
    }

    Story buy(long time, long quantity) {
      script.then(c -> c.submitMarket(Side.BUY, quantity));
      return quote(time, 100, 100).quote(time + SECOND, 100, 100);
    }

    void restart() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.snapshot(new DataOutputStream(bytes));
      engine = new TradingEngine(setup, log);
      engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
  }

  private static Story dailyLoss(UnaryOperator<EngineSetup> terms) {
    return Story.limited(l -> l.maxDailyLoss(50 * DOLLAR), terms);
  }

  @Test
  void aRiskDayBeginsWithItsFirstMomentNotWithItsFirstPrice() throws IOException {
    Story story = dailyLoss(s -> s);
    story.buy(SECOND, 10).quote(3 * SECOND, 94, 94);
    assertThat(story.news(DAY, c -> c.submitMarket(Side.BUY, 1)))
        .as("the boundary is of the day that ends")
        .containsExactly("Rejected Buy 1 DailyLoss");
    story.restart();
    assertThat(story.news(DAY + 5 * SECOND, c -> c.submitMarket(Side.BUY, 1)))
        .containsExactly("Breach end", "Working Buy Market 0/1");
    story.restart();
    story.quote(DAY + 6 * SECOND, 89, 89);
    assertThat(story.log.take()).contains("Breach DailyLoss");
  }

  /** The fill is of yesterday, but heard of today: today it costs. */
  @Test
  void whatAFillCostsBeforeTheFirstPriceIsALossOfTheNewDay() {
    Story story =
        dailyLoss(
            s ->
                s.withFees(new FeeSchedule.PerUnit(600_000_000, 600_000_000))
                    .withExchange(s.exchange().withLatency(new Latency(0, 3 * SECOND))));
    story.quote(SECOND, 100, 100);
    story.script.then(c -> c.submitMarket(Side.BUY, 10));
    story.quote(DAY - 2 * SECOND, 100, 100).quote(DAY - SECOND, 100, 100);
    assertThat(story.news(DAY + 5 * SECOND, c -> c.submitMarket(Side.BUY, 1)))
        .containsExactly(
            "Working Buy Market 0/10",
            "Fill Buy 10 at 1000000 fee 600000",
            "Filled Buy Market 10/10",
            "Breach DailyLoss",
            "Rejected Buy 1 DailyLoss");
    assertThat(story.news(DAY + 6 * SECOND, c -> {})).as("still of this day").isEmpty();
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DAILY_LOSS);
  }

  /** A trade between two quotes fills at 105 what they value at 100. */
  @Test
  void aFillBetweenQuotesMovesThePeak() {
    Story story = Story.limited(l -> l.maxDrawdown(100), s -> s);
    story.buy(SECOND, 10);
    story.script.then(c -> c.submitLimit(Side.SELL, 10, 105 * DOLLAR));
    story.quote(10 * SECOND, 100, 100);
    story.engine.onTrade(new RecordedTrade(0, 11 * SECOND, 106 * DOLLAR, 1_000, Aggressor.UNKNOWN));
    assertThat(story.engine.account().quantity(0)).isZero();
    assertThat(story.engine.account().peakEquity()).isEqualTo(10_050 * DOLLAR);
    story.script.then(c -> c.submitMarket(Side.BUY, 10));
    story.quote(20 * SECOND, 100, 100).quote(21 * SECOND, 100, 100).quote(22 * SECOND, 90, 90);
    assertThat(story.engine.breaches()).as("9,950 is 0.995% below it").isEmpty();
    story.quote(23 * SECOND, 89, 89);
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DRAWDOWN);
  }

  /** Bought at 50 what was worth 100 before the gap: nobody was ever as rich as that looks. */
  @Test
  void whatAGapMakesOfTheOldPriceIsNoPeak() {
    Story story = Story.limited(l -> l.maxDrawdown(1_000), s -> s);
    story.script.then(c -> c.submitMarket(Side.BUY, 50));
    story.quote(SECOND, 100, 100);
    story.script.onFill((c, _) -> c.submitMarket(Side.BUY, 1));
    story.quote(2 * SECOND, 50, 50);
    assertThat(story.log.take()).endsWith("Filled Buy Market 50/50", "Working Buy Market 0/1");
    assertThat(story.engine.breaches()).isEmpty();
  }

  /** Within one risk day, which a bar of a day always ends. */
  @Test
  void whatIsWithdrawnIsNoLossOfTheDay() {
    RiskLimits limits = new RiskLimits.Builder().maxDailyLoss(50 * DOLLAR).build();
    TickStory story = TickStory.with(setup -> setup.withLimits(limits));
    story.trade(100, 1_000).trade(100, 1_000);
    story.engine.onCommand(new Command.SetCapital(50_000 * DOLLAR));
    story.then(c -> c.submitMarket(Side.BUY, 1)).trade(100, 1_000);
    assertThat(story.engine.counts().rejects()).isZero();
    assertThat(story.engine.counts().orders()).isEqualTo(1);
  }

  /** A fill costs a fee; where a book has one side only no price tells what it has cost. */
  @Test
  void aFillInABookOfOneSideIsALossAtOnce() {
    TickStory story =
        TickStory.with(
            setup ->
                setup
                    .withFees(new FeeSchedule.Proportional(1_000_000, 1_000_000))
                    .withLimits(
                        RiskLimits.NONE.toBuilder().maxDailyLoss(50 * Scenario.DOLLAR).build()));
    story.bid(100, 1000).ask(101, 1000);
    story.then(context -> context.submitMarket(Side.BUY, 100)).bid(100, 0);
    assertThat(story.engine.breaches()).isEmpty();
    story.ask(102, 10);
    assertThat(story.engine.account().quantity(0)).isEqualTo(100);
    assertThat(story.engine.breaches()).containsExactly(LatchCause.DAILY_LOSS);
  }
}
