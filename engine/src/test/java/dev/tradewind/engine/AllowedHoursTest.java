package dev.tradewind.engine;

import static dev.tradewind.engine.Scenario.AAPL;
import static dev.tradewind.engine.Scenario.DOLLAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.market.hours.WeeklySession;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.portfolio.AccountTerms.Margin;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Positions are increased in the allowed hours only, and reduced at any time. */
class AllowedHoursTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final TradingHours NYSE =
      TradingHours.in(NEW_YORK).weekdays(LocalTime.of(9, 30), LocalTime.of(16, 0)).build();
  private static final TradingHours WITH_LUNCH =
      TradingHours.in(ZoneId.of("Asia/Hong_Kong"))
          .weekdays(LocalTime.of(9, 30), LocalTime.of(12, 0))
          .weekdays(LocalTime.of(13, 0), LocalTime.of(16, 0))
          .build();

  /** Bars of a minute, each at its own time. */
  private static final class Story {

    private final Script script = new Script(0);
    private final EventLog log = new EventLog();
    private final TradingEngine engine;

    Story(RiskLimits limits, AccountTerms account) {
      engine =
          new TradingEngine(
              EngineSetup.of(List.of(AAPL), () -> script, MINUTE, 10_000 * DOLLAR)
                  .withAccount(account)
                  .withLimits(limits),
              log);
    }

    static Story in(TradingHours hours) {
      return new Story(
          RiskLimits.NONE.toBuilder().allowedHours(hours).build(),
          AccountTerms.cash(AAPL.currency()));
    }

    /** What happens when the strategy acts at the close of a bar, in UTC. */
    List<String> at(String utc, Consumer<Context> action) {
      script.then(action);
      Instant close = Instant.parse(utc);
      long time = close.getEpochSecond() * 1_000_000_000L + close.getNano();
      log.take();
      engine.onBar(
          new ClosedBar(
              0,
              time - MINUTE,
              time,
              100 * DOLLAR,
              100 * DOLLAR,
              100 * DOLLAR,
              100 * DOLLAR,
              1_000_000));
      return log.take();
    }

    List<String> buysAt(String utc) {
      return at(utc, c -> c.submitMarket(Side.BUY, 1));
    }
  }

  private static final String BOUGHT = "Working Buy Market 0/1";
  private static final String REFUSED = "Rejected Buy 1 OutsideHours";

  @Test
  void aSessionBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
    Story story = Story.in(NYSE);
    assertThat(story.buysAt("2024-07-01T13:29:59Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-07-01T14:00:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-07-01T19:59:59Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-07-01T21:00:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-07-06T15:00:00Z")).as("a Saturday").endsWith(REFUSED);
  }

  /** New York went from UTC−5 to UTC−4 on Sunday, 2024-03-10, and back on 2024-11-03. */
  @Test
  void theHoursMoveWithTheClock() {
    Story story = Story.in(NYSE);
    assertThat(story.buysAt("2024-03-08T13:45:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-03-08T20:45:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-03-11T13:45:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-03-11T20:45:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-11-01T13:45:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-11-04T13:45:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-11-04T20:45:00Z")).endsWith(BOUGHT);
  }

  /** The hour that the spring of 2024-03-10 leaves out, and the one that comes twice in autumn. */
  @Test
  void aSessionAcrossTheChangeIsAnHourShorterOrLonger() {
    Story story =
        Story.in(
            TradingHours.in(NEW_YORK)
                .session(
                    WeeklySession.of(DayOfWeek.SUNDAY, LocalTime.of(1, 30), LocalTime.of(3, 30)))
                .build());
    assertThat(story.buysAt("2024-03-10T06:29:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-03-10T06:30:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-03-10T07:29:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-03-10T07:31:00Z")).as("03:31 EDT").endsWith(REFUSED);
    assertThat(story.buysAt("2024-11-03T05:30:00Z")).as("01:30 EDT").endsWith(BOUGHT);
    assertThat(story.buysAt("2024-11-03T06:30:00Z")).as("01:30 EST").endsWith(BOUGHT);
    assertThat(story.buysAt("2024-11-03T08:29:00Z")).as("03:29 EST").endsWith(BOUGHT);
    assertThat(story.buysAt("2024-11-03T08:31:00Z")).as("03:31 EST").endsWith(REFUSED);
  }

  @Test
  void aBreakIsOutside() {
    Story story = Story.in(WITH_LUNCH);
    assertThat(story.buysAt("2024-07-02T03:59:00Z")).endsWith(BOUGHT);
    assertThat(story.buysAt("2024-07-02T04:01:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-07-02T04:59:00Z")).endsWith(REFUSED);
    assertThat(story.buysAt("2024-07-02T05:00:00Z")).endsWith(BOUGHT);
  }

  @Test
  void exitsPassAtAnyTime() {
    Story story = Story.in(NYSE);
    story.at("2024-07-01T14:00:00Z", c -> c.submitMarket(Side.BUY, 10));
    story.at("2024-07-01T14:01:00Z", c -> {});
    assertThat(story.at("2024-07-01T22:00:00Z", c -> c.submitMarket(Side.SELL, 4)))
        .endsWith("Working Sell Market 0/4 reduce-only");
    assertThat(
            story.at(
                "2024-07-01T22:02:00Z", c -> c.submit(c.ticket().stop(Side.SELL, 6, 90 * DOLLAR))))
        .endsWith("Working Sell Stop 0/6 reduce-only");
  }

  /** What would open the other side is an entry: of a flip only the exit is left. */
  @Test
  void aFlipIsCutToTheExit() {
    Story story =
        new Story(
            RiskLimits.NONE.toBuilder().allowedHours(NYSE).build(),
            AccountTerms.cash(AAPL.currency()).withMargin(new Margin(5_000, 3_000, 0)));
    story.at("2024-07-01T14:00:00Z", c -> c.submitMarket(Side.BUY, 10));
    story.at("2024-07-01T14:01:00Z", c -> {});
    assertThat(story.at("2024-07-01T22:00:00Z", c -> c.submitMarket(Side.SELL, 15)))
        .endsWith("Working Sell Market 0/10 reduce-only");
  }

  @Test
  void aWorkingEntryCanBeCancelledOutsideButNotChanged() {
    Story story = Story.in(NYSE);
    long[] number = new long[1];
    story.at("2024-07-01T14:00:00Z", c -> number[0] = c.submitLimit(Side.BUY, 10, 90 * DOLLAR));
    boolean[] replaced = new boolean[2];
    story.at("2024-07-01T22:00:00Z", c -> replaced[0] = c.replace(number[0], 10, 95 * DOLLAR, 0));
    story.at("2024-07-02T14:00:00Z", c -> replaced[1] = c.replace(number[0], 10, 95 * DOLLAR, 0));
    assertThat(replaced).containsExactly(false, true);
    assertThat(story.at("2024-07-02T22:00:00Z", c -> c.cancel(number[0])))
        .endsWith("Cancelled Buy Limit 0/10 Strategy");
  }

  @Test
  void withoutHoursThereIsNoLimit() {
    assertThat(RiskLimits.NONE.allowedHours()).isEqualTo(TradingHours.ALWAYS);
    assertThat(Story.in(TradingHours.ALWAYS).buysAt("2024-07-06T03:00:00Z")).endsWith(BOUGHT);
  }

  /** S5, whatever a strategy does. */
  @Property(tries = 200)
  void noEntryIsAcceptedOrChangedOutside(@ForAll long seed) {
    Witness witness = new Witness();
    run(seed, witness);
    assertThat(witness.times).allMatch(EVERY_OTHER_FIVE_MINUTES::isOpen);
  }

  /** A random strategy that met no limit would prove nothing. */
  @Example
  void theRandomStrategyMeetsTheHours() {
    Witness witness = new Witness();
    EventLog log = new EventLog();
    for (long seed = 0; seed < 20; seed++) {
      run(seed, witness);
      run(seed, log);
    }
    assertThat(witness.times).isNotEmpty();
    assertThat(log.lines).anyMatch(line -> line.contains("OutsideHours"));
  }

  private static final TradingHours EVERY_OTHER_FIVE_MINUTES = everyOtherFiveMinutes();

  /** The random market begins on a Thursday, 1970-01-01 at midnight UTC. */
  private static TradingHours everyOtherFiveMinutes() {
    TradingHours.Builder hours = TradingHours.in(ZoneId.of("UTC"));
    for (int minute = 5; minute < 55; minute += 10) {
      hours.session(
          WeeklySession.of(
              DayOfWeek.THURSDAY, LocalTime.of(0, minute), LocalTime.of(0, minute + 5)));
    }
    return hours.build();
  }

  private static void run(long seed, EngineListener listener) {
    EngineSetup setup = RandomMarket.setup(seed, 1);
    TradingEngine engine =
        new TradingEngine(
            setup.withLimits(
                setup.limits().toBuilder().allowedHours(EVERY_OTHER_FIVE_MINUTES).build()),
            listener);
    if (listener instanceof Witness witness) {
      witness.engine = engine;
    }
    for (Bar bar : RandomMarket.bars(seed, 1, 100)) {
      engine.onBar(bar);
    }
  }

  /** When entries were accepted or changed. */
  private static final class Witness implements EngineListener {

    private final List<Long> times = new ArrayList<>();
    private TradingEngine engine;
    private long last;

    @Override
    public void onOrderStatus(Order order) {
      if (order.reduceOnly()) {
        return;
      }
      if (order.status() == OrderStatus.WORKING && order.number() > last) {
        last = order.number();
        times.add(order.submitTime());
      } else if (order.status() == OrderStatus.PENDING_REPLACE) {
        times.add(engine.time());
      }
    }
  }
}
