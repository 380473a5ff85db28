package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.portfolio.Fill;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is traded, however and with what luck: no unit of money and no share comes or goes. */
class ConservationTest {

  private static final int STEPS = 250;

  @Property(tries = 300)
  void nothingIsLostInOneCurrency(@ForAll long seed) {
    EngineSetup setup = RandomWorld.inDollars(seed, () -> new RandomStrategy(seed, 0));
    run(setup, RandomWorld.tape(seed, setup, STEPS, 2), new EventLog());
  }

  /** Rates move too; splits and dividends are those of the four that are no rates. */
  @Property(tries = 300)
  void nothingIsLostInThreeCurrencies(@ForAll long seed) {
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    run(setup, RandomWorld.tape(seed, setup, STEPS, 4), new EventLog());
  }

  /**
   * A late fill under a latched Flat: what it left is settled, no order is sent that nobody fills.
   */
  @Example
  void whatArrivesAfterTheEndOfTheDataIsSettled() {
    long seed = -90650;
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    run(setup, RandomWorld.tape(seed, setup, STEPS, 4), new EventLog());
  }

  /** A world in which little happens would prove little. */
  @Example
  void theWorldKnowsAll() {
    EventLog log = new EventLog();
    long borrowed = 0;
    for (long seed = 0; seed < 60; seed++) {
      long each = seed;
      EngineSetup setup = RandomWorld.setup(each, () -> new RandomStrategy(each, 0));
      Account account = run(setup, RandomWorld.tape(each, setup, STEPS, 4), log);
      borrowed += account.fees() - log.fills.stream().mapToLong(Fill::fee).sum();
    }
    assertThat(borrowed).as("cost of short positions").isNotZero();
    for (OrderType type : OrderType.values()) {
      for (Side side : Side.values()) {
        String order = side.label() + " " + type.label();
        assertThat(log.lines).as(order).anyMatch(line -> line.startsWith("Filled " + order));
      }
    }
    for (String met :
        List.of(
            "Lost",
            "Unknown",
            "PartiallyFilled",
            "PendingReplace",
            "Expired",
            "CorporateAction",
            "OtherLegFilled",
            "NotImmediate",
            "Stale",
            "Venue",
            "PostOnly",
            "InsufficientCash",
            "ShortSelling",
            "Trade")) {
      assertThat(log.lines).as(met).anyMatch(line -> line.contains(met));
    }
  }

  private static Account run(EngineSetup setup, List<RandomTape.Event> tape, EventLog log) {
    MoneyModel money = new MoneyModel(setup);
    TradingEngine engine = new TradingEngine(setup, new Listeners(List.of(money, log)));
    Account account = engine.account();
    for (RandomTape.Event event : tape) {
      long last = account.lastPrice(event.instrument());
      money.before(event.begin(), account);
      event.tell(engine);
      money.after(event.instrument(), event.time(), last);
      if (event.action() != null) {
        money.acted(event.action(), last);
      }
      money.assertIs(account);
    }
    engine.complete();
    money.assertIs(account);
    engine.forEachOpenOrder(
        order ->
            assertThat(order.status())
                .as("only what got lost on its way")
                .isIn(OrderStatus.PENDING_NEW, OrderStatus.UNKNOWN));
    return account;
  }
}
