package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.exchange.Activation;
import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.market.SeriesFeed;
import dev.tradewind.engine.market.Trade;
import dev.tradewind.engine.market.TradeFeed;
import dev.tradewind.engine.market.TradeSeries;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.AccountTerms;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Positions of every size and side that are held for long, while prices go on: an engine that
 * leaves out what comes to nothing does what one does that looks at every event in full.
 */
class LullTest {

  private static final int LENGTH = 1500;
  private static final long MINUTE = 60_000_000_000L;
  private static final long CAPITAL = 1_000_000_00;
  private static final long PETA = 1_000_000_000_000_000L;

  @Property(tries = 150)
  void onBars(@ForAll long seed) throws IOException {
    BarSeries bars = bars(new Random(seed));
    Twin.compare(
        Twin.of(setup(seed)),
        new SeriesFeed(bars, 0),
        Twin.of(setup(seed)),
        new SeriesFeed(bars, 0),
        new Random(seed));
  }

  @Property(tries = 150)
  void onTrades(@ForAll long seed) throws IOException {
    TradeSeries trades = trades(new Random(seed));
    Twin.compare(
        Twin.of(setup(seed)),
        new TradeFeed(trades, 0),
        Twin.of(setup(seed)),
        new TradeFeed(trades, 0),
        new Random(seed));
  }

  /** Closes that bring the equity to its peak, its lowest since then or a limit, or nearly. */
  @Property(tries = 150)
  void onBarsThatAimAtMarks(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    EngineSetup setup = tight(seed);
    Twin one = Twin.of(setup);
    Twin many = Twin.of(setup);
    Aim aim = new Aim(setup.limits());
    long price = 150_00;
    for (int i = 0; i < LENGTH; i++) {
      long close = random.nextInt(3) == 0 ? aim.close(one.engine(), random) : next(random, price);
      close = Math.clamp(close, 1_00, 1_000_00);
      long high = Math.max(price, close) + random.nextInt(9);
      long low = Math.min(price, close) - random.nextInt(9);
      Bar bar =
          new ClosedBar(
              0, i * MINUTE * 2, i * MINUTE * 2 + MINUTE, price, high, low, close, 1_000_000);
      one.engine().wake();
      one.engine().onBar(bar);
      many.engine().onBar(bar);
      aim.see(one.engine().account().equity());
      Twin.compareALittle(one, many, random.nextInt(200));
      price = close;
    }
    assertThat(many.state()).isEqualTo(one.state());
  }

  /** Knows where marks are, by what it sees. */
  private static final class Aim {

    private final RiskLimits limits;
    private long peak = CAPITAL;
    private long lowest = CAPITAL;

    private Aim(RiskLimits limits) {
      this.limits = limits;
    }

    private void see(long equity) {
      lowest = equity >= peak ? equity : Math.min(lowest, equity);
      peak = Math.max(peak, equity);
    }

    private long close(TradingEngine engine, Random random) {
      long held = engine.account().quantity(0);
      long last = engine.account().lastPrice(0);
      if (held == 0) {
        return next(random, last);
      }
      long target =
          switch (random.nextInt(4)) {
            case 0 -> peak;
            case 1 -> lowest;
            case 2 -> peak - ExactMath.multiplyDivideFloor(peak, limits.maxDrawdown(), 10_000);
            default -> CAPITAL - limits.maxDailyLoss();
          };
      long missing = target + random.nextInt(3) - 1 - engine.account().equity();
      long change = Math.clamp(missing / held + random.nextInt(3) - 1, -3_00, 3_00);
      return last + change;
    }
  }

  /** With it a position would be worth more than 64 bits hold, however many bars come at once. */
  @Example
  void aPriceThatLeavesNoRoomIsRefusedInALullToo() {
    BarSeries bars = barsWithoutRoom();
    for (int atMost : new int[] {1, Integer.MAX_VALUE}) {
      EngineSetup setup = EngineSetup.of(List.of(Scenario.AAPL), Huge::new, MINUTE, 99 * PETA);
      TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
      SeriesFeed feed = new SeriesFeed(bars, 0);
      assertThatThrownBy(
              () -> {
                while (feed.advance()) {
                  feed.dispatch(engine, atMost, Long.MAX_VALUE);
                }
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The price 200000 of AAPL is refused");
      assertThat(engine.counts().bars()).isEqualTo(21);
      assertThat(engine.account().quantity(0)).isEqualTo(Huge.QUANTITY);
    }
  }

  private static BarSeries barsWithoutRoom() {
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE);
    for (int i = 0; i < 30; i++) {
      // Below its peak, and never as low as at first: no bar is a mark but one.
      long price = i < 5 ? 1000 : i == 5 ? 980 : 985 + i % 3;
      long high = i == 21 ? 200_000 : price + 2;
      bars.add(i * MINUTE, price, high, price - 2, price, 90 * PETA);
    }
    return bars.build();
  }

  /** Whoever catches what a strategy throws has the order that it sent before. */
  @Example
  void anOrderOfAStrategyThatFailsWorks() {
    EngineSetup setup = EngineSetup.of(List.of(Scenario.AAPL), Failing::new, MINUTE, CAPITAL);
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    for (int i = 1; i <= 4; i++) {
      engine.onTrade(new RecordedTrade(0, i, 100 + i, 100, Aggressor.UNKNOWN));
    }
    assertThatThrownBy(() -> engine.onTrade(new RecordedTrade(0, 5, 200, 100, Aggressor.UNKNOWN)))
        .hasMessage("No.");
    engine.onTrade(new RecordedTrade(0, 6, 106, 100, Aggressor.UNKNOWN));
    assertThat(engine.account().quantity(0)).isEqualTo(1);
    assertThat(engine.counts().events()).isEqualTo(6);
  }

  /** Buys so much at the second bar that the account has hardly room for its worth. */
  private static final class Huge implements Strategy {

    private static final long QUANTITY = 90_000_000_000_000L;
    private int bars;

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      bars++;
      if (bars == 2) {
        context.submitMarket(Side.BUY, QUANTITY);
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  /** Buys and fails at a price of 200. */
  private static final class Failing implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {}

    @Override
    public void onTrade(Context context, Trade trade) {
      if (trade.price() == 200) {
        context.submitMarket(Side.BUY, 1);
        throw new IllegalStateException("No.");
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  private static EngineSetup setup(long seed) {
    return setup(seed, 2000);
  }

  /** Positions so small that the equity can come to any cent, and limits that are near. */
  private static EngineSetup tight(long seed) {
    Random random = new Random(seed);
    EngineSetup setup = setup(seed, 3);
    RiskLimits.Builder limits = setup.limits().toBuilder().maxDailyLoss(1 + random.nextInt(900));
    return setup.withLimits(limits.build());
  }

  private static EngineSetup setup(long seed, int mostShares) {
    Random random = new Random(seed);
    EngineSetup setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> new Holder(seed, mostShares), MINUTE, CAPITAL);
    ExchangeSettings exchange = setup.exchange();
    if (random.nextBoolean()) {
      exchange = exchange.withActivation(Activation.SAME_EVENT);
    }
    AccountTerms account = setup.account();
    if (random.nextInt(4) != 0) {
      int maintenance = random.nextInt(3) == 0 ? 2500 : 0;
      account = account.withMargin(new AccountTerms.Margin(5000, maintenance, 0));
    }
    return setup.withExchange(exchange).withAccount(account).withLimits(limits(setup, random));
  }

  private static RiskLimits limits(EngineSetup setup, Random random) {
    RiskLimits.Builder limits = setup.limits().toBuilder();
    if (random.nextInt(3) == 0) {
      limits.maxDrawdown(1 + random.nextInt(1000));
    }
    if (random.nextInt(3) == 0) {
      limits.maxDailyLoss(1 + random.nextInt((int) CAPITAL / 20));
    }
    if (random.nextBoolean()) {
      limits.onBreach(RiskLimits.OnBreach.FLATTEN);
    }
    return limits.build();
  }

  private static BarSeries bars(Random random) {
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE);
    long price = 150_00;
    for (int i = 0; i < LENGTH; i++) {
      long open = price;
      price = next(random, price);
      long high = Math.max(open, price) + random.nextInt(20);
      long low = Math.min(open, price) - random.nextInt(20);
      bars.add(i * MINUTE * 2, open, high, low, price, 1_000_000);
    }
    return bars.build();
  }

  private static TradeSeries trades(Random random) {
    TradeSeries.Builder trades = new TradeSeries.Builder();
    long price = 150_00;
    for (int i = 0; i < LENGTH; i++) {
      price = next(random, price);
      trades.add(i * MINUTE * 2, price, 1_000_000);
    }
    return trades.build();
  }

  private static long next(Random random, long price) {
    return Math.max(1_00, price + random.nextInt(41) - 20);
  }

  /** Trades at random, on average each hundredth event, and looks at this and that. */
  private static final class Holder implements Strategy {

    private final Random random;
    private final int mostShares;

    private Holder(long seed, int mostShares) {
      random = new Random(seed);
      this.mostShares = mostShares;
    }

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      onPrice(context);
    }

    @Override
    public void onTrade(Context context, Trade trade) {
      onPrice(context);
    }

    private void onPrice(Context context) {
      long seen =
          switch (random.nextInt(100)) {
            case 0, 1 -> order(context);
            case 2 -> context.equity();
            case 3 -> context.affordableQuantity();
            case 4 -> context.shortableQuantity();
            case 5 -> context.cash();
            case 6 -> context.quantityFor(context.cash() / 3, context.lastPrice());
            default -> context.lastPrice() + context.time();
          };
      random.setSeed(31 * seen + random.nextLong());
    }

    private long order(Context context) {
      Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
      boolean all = random.nextInt(3) == 0 && context.position() != 0;
      return all
          ? context.submitMarket(
              context.position() > 0 ? Side.SELL : Side.BUY, Math.abs(context.position()))
          : context.submitMarket(side, 1 + random.nextInt(mostShares));
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }
}
