package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.Latency;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.market.TradeStream;
import dev.tradewind.engine.market.quality.BadDataException;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * An engine that is told many events in one call, and leaves out what it need not do in a quiet
 * time, does what one does that is told them one by one and looks at each in full.
 */
class ManyAtOnceTest {

  private static final int STEPS = 250;
  private static final int LENGTH = 1500;
  private static final long MINUTE = 60_000_000_000L;
  private static final long DAY = 1440 * MINUTE;

  /** Every algo, in worlds where feeds of all kinds go side by side. */
  @Property(tries = 200)
  void allFeedsTogether(@ForAll long seed) throws IOException {
    int algo = Math.floorMod(seed, RandomAlgos.COUNT);
    StrategyScope scope = seed % 3 == 0 ? StrategyScope.ACCOUNT : StrategyScope.INSTRUMENT;
    EngineSetup setup = RandomWorld.setup(seed, RandomAlgos.of(algo, seed)).withScope(scope);
    RandomFeeds feeds =
        new RandomFeeds(
            RandomWorld.tapeWithTrades(seed, setup, STEPS, 4), setup.instruments().size());
    Twin.compare(
        Twin.of(setup),
        feeds.until(Long.MAX_VALUE),
        Twin.of(setup),
        feeds.until(Long.MAX_VALUE),
        new Random(seed));
  }

  /** Long times in which a strategy only looks, with and without a position, over days. */
  @Property(tries = 150)
  void oneStream(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    EngineSetup setup = RandomWorld.setup(seed, () -> new Seldom(seed));
    setup = setup.withLimits(limits(setup, random));
    if (random.nextInt(3) == 0) {
      setup =
          setup.withExchange(
              setup.exchange().withLatency(Latency.NONE).withActivation(Activation.SAME_EVENT));
    }
    int instrument = random.nextInt(setup.instruments().size());
    Twin one = Twin.of(setup);
    Twin many = Twin.of(setup);
    for (int i = 0; i < setup.instruments().size(); i++) {
      RecordedTrade first = new RecordedTrade(i, 0, PRICES[i], 1000, Aggressor.UNKNOWN);
      one.engine().onTrade(first);
      many.engine().onTrade(first);
    }
    if (random.nextBoolean()) {
      BarSeries bars = bars(random, PRICES[instrument]);
      SeriesFeed singly = new SeriesFeed(bars, instrument);
      Twin.compare(one, singly, many, new SeriesFeed(bars, instrument), random);
    } else {
      TradeSeries trades = trades(random, PRICES[instrument]);
      TradeFeed singly = new TradeFeed(trades, instrument);
      Twin.compare(one, singly, many, new TradeFeed(trades, instrument), random);
    }
  }

  private static final long[] PRICES = {50_0000, 400_00, 120_00, 5_000, 1_10000, 150_000};

  private static RiskLimits limits(EngineSetup setup, Random random) {
    RiskLimits.Builder limits = setup.limits().toBuilder();
    if (random.nextBoolean()) {
      limits.maxDrawdown(5 + random.nextInt(200));
    }
    if (random.nextBoolean()) {
      limits.maxDailyLoss(1 + setup.capital() / (50 + random.nextInt(2000)));
    }
    if (random.nextBoolean()) {
      limits.onBreach(RiskLimits.OnBreach.FLATTEN);
    }
    return limits.build();
  }

  private static BarSeries bars(Random random, long first) {
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE);
    long price = first / 5 * 5;
    long time = DAY;
    for (int i = 0; i < LENGTH; i++) {
      long open = price;
      price = next(random, price, first);
      long high = Math.max(open, price) + 5L * random.nextInt(3);
      long low = Math.max(5, Math.min(open, price) - 5L * random.nextInt(3));
      bars.add(time, open, high, low, price, random.nextInt(5000));
      time += MINUTE * (random.nextInt(200) == 0 ? 2000 : 1 + random.nextInt(2));
    }
    return bars.build();
  }

  private static TradeSeries trades(Random random, long first) {
    TradeSeries.Builder trades = new TradeSeries.Builder();
    long price = first / 5 * 5;
    long time = DAY;
    for (int i = 0; i < LENGTH; i++) {
      price = next(random, price, first);
      trades.add(time, price, 1 + random.nextInt(5000));
      time += random.nextInt(200) == 0 ? DAY : random.nextInt(3) * MINUTE / 2;
    }
    return trades.build();
  }

  private static long next(Random random, long price, long first) {
    return Math.max(5, price + (random.nextInt(5) - 2) * Math.max(5, first / 500 / 5 * 5));
  }

  /** {@link RandomStrategy} that looks at prices for a while before it does anything again. */
  private static final class Seldom implements Strategy {

    private final RandomStrategy strategy;
    private long told;

    private Seldom(long seed) {
      strategy = new RandomStrategy(seed, 3);
    }

    @Override
    public int warmupBars() {
      return 3;
    }

    private boolean isNow(Context context) {
      told = 31 * told + context.time() + context.lastPrice() + glance(context);
      boolean now = Math.floorMod(told >>> 7, 40L) == 0;
      if (now) {
        context.cancelAll();
      }
      return now;
    }

    /** At something that changes with every price, or for long at none of it. */
    private long glance(Context context) {
      return switch (Math.floorMod(told >>> 13, 60)) {
        case 0 -> context.equity();
        case 1 -> context.affordableQuantity();
        case 2 -> context.shortableQuantity();
        case 3 -> context.entriesAllowed() ? 1 : 0;
        case 4 -> context.cash();
        case 5 -> context.reducibleQuantity();
        case 6 -> context.quantityFor(context.equity() / 3, context.lastPrice());
        case 7 -> context.cancel(told) ? 1 : 0;
        default -> 0;
      };
    }

    @Override
    public void onBar(Context context, Bar bar) {
      if (isNow(context)) {
        strategy.onBar(context, bar);
      }
    }

    @Override
    public void onTrade(Context context, Trade trade) {
      if (isNow(context)) {
        strategy.onTrade(context, trade);
      }
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
      out.writeLong(told);
      strategy.snapshot(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      told = in.readLong();
      strategy.restore(in);
    }
  }

  /** Fails at the price of 8. */
  private static final class Failing implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {}

    @Override
    public void onTrade(Context context, Trade trade) {
      if (trade.price() == 8) {
        throw new IllegalStateException("No.");
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  /** Trades that nobody has looked at, a nanosecond apart. */
  private static final class BadStream implements TradeStream {

    private final long[] prices;
    private int index = -1;

    private BadStream(long... prices) {
      this.prices = prices;
    }

    @Override
    public boolean advance() {
      return advance(Long.MAX_VALUE);
    }

    @Override
    public boolean advance(long before) {
      if (index + 1 >= prices.length || index + 1 >= before) {
        return false;
      }
      index++;
      return true;
    }

    @Override
    public int instrument() {
      return 0;
    }

    @Override
    public long time() {
      return index;
    }

    @Override
    public long price() {
      return prices[index];
    }

    @Override
    public long quantity() {
      return 100;
    }

    @Override
    public Aggressor aggressor() {
      return Aggressor.UNKNOWN;
    }
  }

  /** Whoever catches that goes on with the next event. */
  @Example
  void whatIsRefusedInTheMiddleIsNotCounted() {
    Twin told = Twin.of(EngineSetup.of(List.of(Scenario.AAPL), () -> new Script(0), MINUTE, 1000));
    BadStream stream = new BadStream(5, 6, 7, 0, 8, 9);
    assertThat(stream.advance()).isTrue();
    assertThatThrownBy(() -> stream.dispatch(told.engine(), 99, Long.MAX_VALUE))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("The trade of AAPL at 3 is refused");
    assertThat(told.engine().counts().events()).isEqualTo(3);
    assertThat(told.engine().account().lastPrice(0)).isEqualTo(7);
    assertThat(stream.advance()).isTrue();
    assertThat(stream.dispatch(told.engine(), 99, Long.MAX_VALUE)).isEqualTo(2);
    assertThat(told.engine().counts().events()).isEqualTo(5);
    assertThat(told.engine().time()).isEqualTo(5);
  }

  /** The event at which a strategy fails has happened. */
  @Example
  void whereAStrategyFailsTheCountsAreRight() {
    EngineSetup setup = EngineSetup.of(List.of(Scenario.AAPL), Failing::new, MINUTE, 1000);
    Twin told = Twin.of(setup);
    BadStream stream = new BadStream(5, 6, 7, 8, 9);
    assertThat(stream.advance()).isTrue();
    assertThatThrownBy(() -> stream.dispatch(told.engine(), 99, Long.MAX_VALUE)).hasMessage("No.");
    assertThat(told.engine().counts().events()).isEqualTo(4);
    assertThat(told.engine().time()).isEqualTo(3);
  }

  @Example
  void aStreamIsTakenInOneCall() {
    Twin told = Twin.of(EngineSetup.of(List.of(Scenario.AAPL), () -> new Script(0), MINUTE, 1000));
    BadStream stream = new BadStream(5, 6, 7, 8, 9, 10);
    assertThat(stream.advance()).isTrue();
    assertThat(stream.dispatch(told.engine(), 4, Long.MAX_VALUE)).isEqualTo(4);
    assertThat(stream.time()).isEqualTo(3);
    assertThat(stream.advance()).isTrue();
    assertThat(stream.dispatch(told.engine(), 99, 5)).isEqualTo(1);
    assertThat(stream.advance()).isTrue();
    assertThat(stream.dispatch(told.engine(), 99, 5)).as("the first is taken anyhow").isEqualTo(1);
    assertThat(stream.advance()).isFalse();
  }
}
