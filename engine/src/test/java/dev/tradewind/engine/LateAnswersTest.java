package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.strategy.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fills while the venue has not answered yet: stops cover what is held all the same. */
class LateAnswersTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long DOLLAR = Scenario.DOLLAR;

  private Script script;
  private TradingEngine engine;
  private EngineSetup setup;

  private void start(long orders, long reports) {
    script = new Script(0);
    setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> script, 60 * SECOND, 100_000 * DOLLAR)
            .withParticipation(10_000);
    setup =
        setup.withExchange(
            setup.exchange().withLatency(new Latency(orders * SECOND, reports * SECOND)));
    engine = new TradingEngine(setup, EngineListener.NONE);
  }

  private LateAnswersTest trade(int tenths, long price, long quantity) {
    engine.onTrade(
        new RecordedTrade(0, tenths * SECOND / 10, price * DOLLAR, quantity, Aggressor.UNKNOWN));
    return this;
  }

  private LateAnswersTest then(Consumer<Context> action) {
    script.then(action);
    return this;
  }

  private void stopAndStart() {
    assertThat(engine.onCommand(new Command.Stop())).isEqualTo(CommandOutcome.ACCEPTED);
    assertThat(engine.onCommand(new Command.Start())).isEqualTo(CommandOutcome.ACCEPTED);
  }

  private long held() {
    return engine.account().quantity(0);
  }

  private List<String> open() {
    List<String> open = new ArrayList<>();
    engine.forEachOpenOrder(order -> open.add(line(order)));
    return open;
  }

  private static String line(Order order) {
    long price = order.role() == OrderRole.TAKE_PROFIT ? order.limitPrice() : order.stopPrice();
    return order.remainingQuantity() + " at " + price / DOLLAR;
  }

  private void bracket(long quantity, long target) {
    trade(10, 100, 1000);
    then(
        context ->
            context.submit(
                context
                    .ticket()
                    .limit(Side.BUY, quantity, 100 * DOLLAR)
                    .bracket(90 * DOLLAR, target * DOLLAR)));
    trade(20, 100, 1000);
  }

  @ParameterizedTest
  @CsvSource({"10,0", "0,10", "1,1", "0,0"})
  void legsGrowByEveryFillHoweverLateTheVenueAnswers(long orders, long reports) {
    start(orders, reports);
    bracket(60, 130);
    trade(130, 99, 10).trade(330, 99, 20).trade(350, 99, 30);
    trade(700, 101, 1).trade(1000, 101, 1).trade(1300, 101, 1);
    assertThat(held()).isEqualTo(60);
    assertThat(open()).containsExactlyInAnyOrder("60 at 90", "60 at 130");
    trade(1800, 80, 10_000).trade(1900, 70, 10_000).trade(2200, 70, 10_000);
    assertThat(held()).isZero();
  }

  @Test
  void aLegThatWasToGrowIsCutToWhatIsHeld() {
    start(10, 0);
    bracket(100, 0);
    trade(130, 99, 50).trade(240, 99, 1).trade(250, 99, 49);
    then(context -> context.submitMarket(Side.SELL, 20));
    trade(260, 101, 1).trade(370, 101, 1000);
    trade(800, 101, 1).trade(900, 101, 1).trade(1100, 101, 1);
    assertThat(held()).isEqualTo(80);
    assertThat(open()).containsExactly("80 at 90");
  }

  @Test
  void aStopThatIsBeingCancelledProtectsNothingNew() {
    start(1, 0);
    bracket(100, 101);
    trade(40, 99, 40).trade(60, 100, 1).trade(70, 102, 1000).trade(75, 99, 1000);
    trade(120, 100, 1);
    assertThat(held()).isEqualTo(59);
    assertThat(open()).containsExactlyInAnyOrder("59 at 90", "59 at 101");
    trade(800, 80, 10_000).trade(900, 70, 10_000);
    assertThat(held()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"140", "300"})
  void aStartPutsBackWhatALegWasToBecome(int secondFill) {
    start(10, 0);
    bracket(100, 130);
    trade(130, 99, 10);
    if (secondFill > 200) {
      trade(250, 100, 1);
    }
    trade(secondFill, 99, 500);
    stopAndStart();
    trade(600, 100, 1).trade(610, 100, 1);
    assertThat(held()).isEqualTo(100);
    assertThat(open()).containsExactlyInAnyOrder("100 at 90", "100 at 130");
  }

  /** Also where the process was another one meanwhile. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aStartPutsAStopWhereItWasToGo(boolean restarted) throws IOException {
    start(10, 0);
    trade(10, 100, 1000);
    then(context -> context.submitMarket(Side.BUY, 100));
    trade(20, 100, 1000).trade(150, 100, 1000);
    long[] stop = new long[1];
    then(context -> stop[0] = context.submit(context.ticket().stop(Side.SELL, 100, 80 * DOLLAR)));
    trade(200, 100, 10).trade(400, 100, 10);
    then(context -> assertThat(context.replace(stop[0], 100, 0, 95 * DOLLAR)).isTrue());
    trade(500, 100, 10);
    if (restarted) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.snapshot(new DataOutputStream(bytes));
      engine = new TradingEngine(setup, EngineListener.NONE);
      engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
    stopAndStart();
    trade(1000, 100, 10);
    assertThat(open()).containsExactly("100 at 95");
  }

  @Test
  void aSplitEndsAnEntryThatIsOnItsWay() {
    start(10, 0);
    trade(10, 100, 1000);
    then(context -> context.submitLimit(Side.BUY, 100, 99 * DOLLAR));
    trade(20, 100, 1000);
    engine.onCorporateAction(new CorporateAction.Split(0, 7 * SECOND, 2, 1));
    assertThat(open()).isEmpty();
    trade(130, 50, 1000).trade(300, 50, 1000);
    assertThat(held()).isZero();
  }

  @Test
  void aSplitEndsAStopThatIsOnItsWay() {
    start(10, 0);
    trade(10, 100, 10_000);
    then(context -> context.submitMarket(Side.BUY, 100));
    trade(20, 100, 1000).trade(150, 100, 1000);
    then(context -> context.submit(context.ticket().stop(Side.SELL, 100, 80 * DOLLAR)));
    trade(200, 100, 10);
    engine.onCorporateAction(new CorporateAction.Split(0, 25 * SECOND, 2, 1));
    trade(310, 50, 1000).trade(320, 50, 1000).trade(500, 50, 10);
    assertThat(held()).isEqualTo(200);
    assertThat(open()).isEmpty();
  }
}
