package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.RandomTape.Kind;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.risk.RiskLimits.OnBreach;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** S5: whatever a strategy does, a market tells and an exchange loses, no limit is exceeded. */
class LimitsPropertyTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long DOLLAR = 10_000;
  private static final int STEPS = 200;
  private static final List<Kind> KINDS = List.of(Kind.BARS, Kind.TRADES, Kind.QUOTES);
  private static final long[] PRICES = {50_0000, 400_00};

  @Property(tries = 400)
  void noLimitIsExceeded(@ForAll long seed) {
    run(seed);
  }

  /** Limits that nobody meets would prove nothing. */
  @Example
  void theRandomStrategyMeetsEachLimit() {
    EnumSet<RejectReason> met = EnumSet.noneOf(RejectReason.class);
    int changes = 0;
    int refused = 0;
    for (long seed = 0; seed < 120; seed++) {
      LimitsObserver observer = run(seed);
      met.addAll(observer.met);
      changes += observer.changes;
      refused += observer.refusedChanges;
    }
    assertThat(met)
        .contains(
            RejectReason.MAX_POSITION,
            RejectReason.MAX_ORDER_QUANTITY,
            RejectReason.MAX_ORDER_NOTIONAL,
            RejectReason.MAX_NOTIONAL,
            RejectReason.MAX_ORDERS_PER_MINUTE,
            RejectReason.PRICE_COLLAR,
            RejectReason.DAILY_LOSS,
            RejectReason.DRAWDOWN,
            RejectReason.SELF_CROSS,
            RejectReason.OUTSIDE_HOURS,
            RejectReason.COOLDOWN);
    assertThat(changes).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  private static LimitsObserver run(long seed) {
    Random random = new Random(seed * 31);
    LimitsObserver[] observer = new LimitsObserver[1];
    EngineSetup setup =
        RandomWorld.inDollars(
                seed,
                () ->
                    new ObservedStrategy(
                        new RandomStrategy(seed, 0), observer[0], new Random(~seed)))
            .withLimits(limits(random));
    observer[0] = new LimitsObserver(setup);
    TradingEngine engine = new TradingEngine(setup, observer[0]);
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < PRICES.length; i++) {
      kinds.add(KINDS.get(random.nextInt(KINDS.size())));
    }
    for (RandomTape.Event event :
        RandomTape.of(seed, setup.instruments(), kinds, PRICES, STEPS, 0)) {
      observer[0].account.begin();
      event.tell(observer[0].account);
      event.tell(engine);
      observer[0].account.end(event.time());
    }
    return observer[0];
  }

  private static RiskLimits limits(Random random) {
    RiskLimits.Builder limits = RiskLimits.NONE.toBuilder();
    if (random.nextBoolean()) {
      limits.maxPosition(100 + random.nextInt(900));
    }
    if (random.nextInt(3) == 0) {
      limits.maxOrderQuantity(100 + random.nextInt(300));
    }
    if (random.nextInt(3) == 0) {
      limits.maxOrderNotional((2_000 + random.nextInt(4_000_000)) * DOLLAR);
    }
    if (random.nextInt(3) == 0) {
      limits.maxNotional(((10_000L + random.nextInt(10_000)) << random.nextInt(10)) * DOLLAR);
    }
    if (random.nextInt(3) == 0) {
      limits.maxOrdersPerMinute(2 + random.nextInt(8));
    }
    if (random.nextInt(3) == 0) {
      limits.priceCollar(random.nextInt(30));
    }
    if (random.nextInt(3) == 0) {
      limits.maxDailyLoss((1 + random.nextInt(50_000)) * DOLLAR);
    }
    if (random.nextInt(3) == 0) {
      limits.maxDrawdown(1 + random.nextInt(30));
    }
    if (random.nextInt(3) == 0) {
      limits.cooldown(random.nextLong(300 * SECOND));
    }
    if (random.nextInt(4) == 0) {
      limits.allowedHours(
          TradingHours.in(ZoneId.of("UTC"))
              .weekdays(LocalTime.of(6, 0), LocalTime.of(22, 20))
              .build());
    }
    return limits
        .refuseSelfCross(random.nextBoolean())
        .onBreach(random.nextInt(4) == 0 ? OnBreach.FLATTEN : OnBreach.REJECT)
        .build();
  }
}
