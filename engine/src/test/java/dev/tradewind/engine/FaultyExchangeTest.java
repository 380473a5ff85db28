package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Faults;
import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.order.Side;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

/** S4: messages that are late, lost or refused. Unknown is not rejected. */
class FaultyExchangeTest {

  private static final long SECOND = 1_000_000_000L;
  private static final OrderTimers TIMERS =
      new OrderTimers(3 * SECOND, 60 * SECOND, 10 * Scenario.DAY);

  /** Does to the order of a number what the test says. */
  private record Scripted(long lost, long rejected, long unacknowledged) implements Faults {

    @Override
    public boolean losesOrder(long orderNumber) {
      return orderNumber == lost;
    }

    @Override
    public boolean rejects(long orderNumber) {
      return orderNumber == rejected;
    }

    @Override
    public boolean losesAcknowledgement(long orderNumber) {
      return orderNumber == unacknowledged;
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private static Scenario with(Faults faults, Latency latency) {
    return Scenario.with(
        s ->
            s.withTimers(TIMERS)
                .withExchange(s.exchange().withFaults(() -> faults).withLatency(latency)));
  }

  @Example
  void anOrderWhoseAcknowledgementIsLostIsUnknownThenFound() {
    Scenario story = with(new Scripted(0, 0, 1), Latency.NONE);
    story.then(c -> c.submitLimit(Side.BUY, 10, 90 * DOLLAR)).bar(100);
    assertThat(story.events()).containsExactly("PendingNew Buy Limit 0/10");
    story.bar(100);
    assertThat(story.events()).containsExactly("Unknown Buy Limit 0/10", "Working Buy Limit 0/10");
  }

  @Example
  void aFillOfAnOrderThatNobodyAcknowledgedIsBooked() {
    Scenario story = with(new Scripted(0, 0, 1), Latency.NONE);
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(101);
    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.events()).endsWith("Filled Buy Market 10/10");
  }

  @Example
  void anOrderThatNeverArrivedIsLostOnlyAfterTheQuietPeriod() {
    Scenario story = with(new Scripted(1, 0, 0), Latency.NONE);
    List<String> ended = new ArrayList<>();
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.onOrderEnded((_, order) -> ended.add(order.status().label()));
    assertThat(story.account().freeCash()).as("its cash stays reserved").isEqualTo(9_000 * DOLLAR);
    story.bar(100);
    assertThat(story.events())
        .containsExactly("PendingNew Buy Market 0/10", "Unknown Buy Market 0/10");
    story.bar(100);
    assertThat(story.events()).containsExactly("Lost Buy Market 0/10");
    assertThat(ended).containsExactly("Lost");
    assertThat(story.account().freeCash()).isEqualTo(10_000 * DOLLAR);
  }

  @Example
  void aRefusalOfTheVenueIsToldAndFreesTheCash() {
    Scenario story = with(new Scripted(0, 1, 0), Latency.NONE);
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    assertThat(story.events()).containsExactly("Rejected Buy 10 Venue");
    assertThat(story.account().freeCash()).isEqualTo(10_000 * DOLLAR);
  }

  @Example
  void anOrderUnderWayMissesTheBarThatOpensBeforeItArrives() {
    Scenario story = with(Faults.none(), new Latency(SECOND, SECOND / 2));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(101);
    assertThat(story.events())
        .containsExactly("PendingNew Buy Market 0/10", "Working Buy Market 0/10");
    story.bar(102);
    assertThat(story.log.fills.getFirst().price()).isEqualTo(102 * DOLLAR);
    assertThat(story.log.fills.getFirst().time()).isEqualTo(2 * Scenario.DAY);
  }

  @Example
  void aCancelThatComesTooLateLosesToTheFill() {
    Scenario story = with(Faults.none(), new Latency(SECOND, SECOND));
    long[] number = new long[1];
    story.then(c -> number[0] = c.submitMarket(Side.BUY, 10)).bar(100);
    story.then(c -> assertThat(c.cancel(number[0])).isTrue()).bar(101);
    story.events();
    story.bar(102);
    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.events())
        .containsExactly("Fill Buy 10 at 1020000 fee 0", "Filled Buy Market 10/10");
  }

  /** A fill within the bar is known to have happened only by its end; other news is not. */
  @Example
  void aFillOfTheBarHoldsUpNoNewsOfOtherOrders() {
    Scenario story = with(Faults.none(), new Latency(SECOND, SECOND));
    story.then(c -> c.submitLimit(Side.BUY, 10, 95 * DOLLAR)).bar(100);
    story.then(c -> c.submitLimit(Side.BUY, 20, 80 * DOLLAR)).bar(100);
    story.events();
    story.then(c -> c.submitLimit(Side.BUY, 30, 80 * DOLLAR)).bar(100, 100, 94, 100, 1_000_000);
    story.bar(100);
    assertThat(story.events())
        .containsExactly(
            "Working Buy Limit 0/20",
            "PendingNew Buy Limit 0/30",
            "Fill Buy 10 at 950000 fee 0",
            "Filled Buy Limit 10/10",
            "Working Buy Limit 0/30");
  }

  /** Partly filled within the bar, then cancelled: the fill is told before the end. */
  @Example
  void newsOfOneOrderStaysInItsOrder() {
    Scenario story = with(Faults.none(), new Latency(SECOND, SECOND));
    long[] number = new long[1];
    story.then(c -> number[0] = c.submitLimit(Side.BUY, 10, 95 * DOLLAR)).bar(100);
    story.then(c -> c.cancel(number[0])).bar(100);
    story.events();
    story.bar(100, 100, 94, 100, 40);
    story.bar(100);
    assertThat(story.events())
        .containsExactly(
            "Fill Buy 4 at 950000 fee 0",
            "PendingCancel Buy Limit 4/10 Strategy",
            "Cancelled Buy Limit 4/10 Strategy");
  }

  /** The report of a fill is under way when the state becomes Flat: what it brings is closed. */
  @Example
  void aFillThatArrivesUnderFlatIsClosed() {
    Scenario story = with(Faults.none(), new Latency(SECOND, Scenario.DAY));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.bar(101).bar(102);
    story.state(TradingState.FLAT);
    story.bar(103);
    assertThat(story.account().quantity(0)).as("heard of at last").isEqualTo(10);
    story.bar(104).bar(105).bar(106).bar(107);
    assertThat(story.account().quantity(0)).isZero();
    assertThat(story.engine.openOrders()).isZero();
  }

  /** In a quiet time too, in which prices change and nothing else does. */
  @Example
  void aCloseThatWasRefusedIsSentAgainAfterASecond() {
    Faults refusing = new Scripted(0, 2, 0);
    Script script = new Script(0);
    EngineSetup setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> script, 60 * SECOND, 100_000 * DOLLAR);
    setup = setup.withExchange(setup.exchange().withFaults(() -> refusing));
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    script.then(context -> context.submitMarket(Side.BUY, 10));
    trade(engine, 10);
    trade(engine, 20);
    engine.onCommand(new Command.SetState(TradingState.FLAT));
    assertThat(engine.openOrders()).as("the close was refused").isZero();
    trade(engine, 23);
    trade(engine, 26);
    assertThat(engine.account().quantity(0)).as("not more than once a second").isEqualTo(10);
    trade(engine, 30);
    trade(engine, 31);
    assertThat(engine.account().quantity(0)).isZero();
  }

  private static void trade(TradingEngine engine, int tenths) {
    engine.onTrade(
        new RecordedTrade(0, tenths * SECOND / 10, 100 * DOLLAR, 1000, Aggressor.UNKNOWN));
  }

  @Example
  void aStaleEntryEndsAndAStaleExitGoesToMarket() {
    Scenario story = with(Faults.none(), Latency.NONE);
    story.then(c -> c.submitLimit(Side.BUY, 10, 50 * DOLLAR)).bar(100);
    bars(story, 11);
    assertThat(story.events()).endsWith("Cancelled Buy Limit 0/10 Stale");
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.then(c -> c.submitLimit(Side.SELL, 10, 150 * DOLLAR)).bar(100);
    bars(story, 8);
    story.bar(150, 151, 150, 150, 40);
    assertThat(story.account().quantity(0)).isEqualTo(6);
    story.events();
    bars(story, 2);
    assertThat(story.events())
        .containsExactly(
            "Cancelled Sell Limit 4/10 reduce-only Stale",
            "Working Sell Market 0/6 reduce-only",
            "Fill Sell 6 at 1000000 fee 0",
            "Filled Sell Market 6/6 reduce-only",
            "Trade 2000000");
  }

  @Example
  void aRestoredExchangeHasItsMailStill() throws Exception {
    Scenario story = with(Faults.none(), new Latency(SECOND, SECOND));
    story.then(c -> c.submitMarket(Side.BUY, 10)).bar(100);
    story.restart();
    story.bar(101).bar(102);
    assertThat(story.account().quantity(0)).isEqualTo(10);
    assertThat(story.log.fills).hasSize(1);
  }

  private static void bars(Scenario story, int count) {
    for (int i = 0; i < count; i++) {
      story.bar(100);
    }
  }
}
