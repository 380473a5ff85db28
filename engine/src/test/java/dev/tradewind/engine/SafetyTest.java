package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.order.OrderRole;
import dev.tradewind.engine.portfolio.Account;
import dev.tradewind.engine.risk.RiskLimits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever a strategy does. */
class SafetyTest {

  @Property(tries = 300)
  void limitsHoldAndMoneyIsConserved(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int instruments) {
    assertSafe(seed, instruments);
  }

  /** A post-only exit that the market has come near to becomes smaller all the same. */
  @Example
  void aPostOnlyExitIsCutToWhatIsHeld() {
    assertSafe(-161, 1);
  }

  private static void assertSafe(long seed, int instruments) {
    EngineSetup setup = RandomMarket.setup(seed, instruments);
    EventLog log = new EventLog();
    TradingEngine engine = new TradingEngine(setup, log);
    for (Bar bar : RandomMarket.bars(seed, instruments, 100)) {
      engine.onBar(bar);
      assertLimits(engine, setup);
      assertIdentity(engine.account());
    }
    assertThat(log.fills.stream().mapToLong(f -> f.fee()).sum()).isEqualTo(engine.account().fees());
    assertThat(log.fills.stream().mapToLong(f -> f.realizedPnl()).sum())
        .isEqualTo(engine.account().realizedPnl());
  }

  /** A random strategy that met no limit would prove nothing. */
  @Example
  void theRandomStrategyMeetsTheLimits() {
    EventLog log = new EventLog();
    for (long seed = 0; seed < 20; seed++) {
      TradingEngine engine = new TradingEngine(RandomMarket.setup(seed, 1), log);
      RandomMarket.bars(seed, 1, 100).forEach(engine::onBar);
    }
    for (String met :
        List.of(
            "MaxPosition",
            "MaxOrdersPerMinute",
            "InsufficientCash",
            "ShortSelling",
            "Trade",
            "PartiallyFilled")) {
      assertThat(log.lines).as(met).anyMatch(line -> line.contains(met));
    }
  }

  private static void assertLimits(TradingEngine engine, EngineSetup setup) {
    Account account = engine.account();
    long[] buying = new long[account.instruments()];
    long[] selling = new long[account.instruments()];
    engine.forEachOpenOrder(
        order -> {
          boolean standsBy = order.type().hasStop() || order.role() != OrderRole.NONE;
          if (!order.reduceOnly()) {
            buying[order.instrument()] += order.remainingQuantity();
          } else {
            assertThat(order.remainingQuantity())
                .isLessThanOrEqualTo(account.quantity(order.instrument()));
            selling[order.instrument()] += standsBy ? 0 : order.remainingQuantity();
          }
        });
    for (int i = 0; i < account.instruments(); i++) {
      assertThat(account.quantity(i) + buying[i]).isLessThanOrEqualTo(setup.limits().maxPosition());
      assertThat(account.quantity(i)).isGreaterThanOrEqualTo(selling[i]);
    }
    assertThat(account.cash()).isNotNegative();
  }

  private static void assertIdentity(Account account) {
    assertThat(account.pnl())
        .isEqualTo(account.realizedPnl() + account.unrealizedPnl() - account.fees());
  }

  /** No look-ahead: what the engine does on a prefix, it does on the whole. */
  @Property(tries = 100)
  void thePastDoesNotDependOnTheFuture(@ForAll long seed, @ForAll @IntRange(max = 100) int prefix) {
    List<Bar> bars = RandomMarket.bars(seed, 1, 100);
    List<Bar> other = new ArrayList<>(bars.subList(0, prefix));
    RandomMarket.bars(seed + 1, 1, 100).stream().skip(prefix).forEach(other::add);
    assertThat(linesAfter(bars, seed, prefix)).isEqualTo(linesAfter(other, seed, prefix));
  }

  private static List<String> linesAfter(List<Bar> bars, long seed, int prefix) {
    EventLog log = new EventLog();
    TradingEngine engine = new TradingEngine(RandomMarket.setup(seed, 1), log);
    int lines = 0;
    for (int i = 0; i < bars.size(); i++) {
      engine.onBar(bars.get(i));
      if (i == prefix - 1) {
        lines = log.lines.size();
      }
    }
    return log.lines.subList(0, lines);
  }

  /** Instruments share an account but not their money: together they are the sum of each alone. */
  @Property(tries = 50)
  void anAccountOfSeveralIsTheSumOfEachAlone(@ForAll long seed) {
    List<Bar> bars = RandomMarket.bars(seed, 2, 80);
    EngineSetup both = RandomMarket.setup(seed, 2).withLimits(RiskLimits.NONE);
    long together = pnl(withCapital(both, 2_000_000_000L), bars);
    EngineSetup one =
        withCapital(RandomMarket.setup(seed, 1), 1_000_000_000L).withLimits(both.limits());
    long sum = 0;
    for (int i = 0; i < 2; i++) {
      int instrument = i;
      sum +=
          pnl(
              one,
              bars.stream()
                  .filter(b -> b.instrument() == instrument)
                  .map(SafetyTest::asFirst)
                  .toList());
    }
    assertThat(together).isEqualTo(sum);
  }

  private static Bar asFirst(Bar b) {
    return new ClosedBar(
        0,
        b.timeFrame(),
        b.openTime(),
        b.closeTime(),
        b.open(),
        b.high(),
        b.low(),
        b.close(),
        b.volume(),
        b.forwardFilled());
  }

  private static EngineSetup withCapital(EngineSetup s, long capital) {
    return EngineSetup.of(s.instruments(), s.strategy(), s.interval(), capital)
        .withFees(s.fees())
        .withExchange(s.exchange());
  }

  private static long pnl(EngineSetup setup, List<Bar> bars) {
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    bars.forEach(engine::onBar);
    return engine.account().pnl();
  }
}
