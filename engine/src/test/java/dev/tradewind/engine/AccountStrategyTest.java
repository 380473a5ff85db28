package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.CustomEvent;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.RecordedCustomEvent;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.sizing.TargetPosition;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One strategy that trades two shares with one purse. */
class AccountStrategyTest {

  private static final List<Instrument> TWO =
      List.of(
          Instrument.share("AAPL", Currency.of("USD")),
          Instrument.share("MSFT", Currency.of("USD")));
  private static final long DAY = 86_400_000_000_000L;
  private static final long DOLLAR = 10_000;

  private enum News implements CustomEvent.Payload {
    CALM
  }

  /** Keeps three quarters of the account in the first share and a quarter in the second. */
  private static final class Rebalancing implements Strategy {

    private static final double[] WEIGHTS = {0.75, 0.25};
    private long bars;
    private long news;

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      bars++;
      if (bar.instrument() != context.instruments() - 1) {
        return;
      }
      // What is sold pays for what is bought.
      for (int i = 0; i < context.instruments(); i++) {
        trim(context.of(i), WEIGHTS[i]);
      }
      for (int i = 0; i < context.instruments(); i++) {
        TargetPosition.weight(context.of(i), WEIGHTS[i]);
      }
    }

    private static void trim(Context context, double weight) {
      if (context.position() * context.lastPrice() > weight * context.equity()) {
        TargetPosition.weight(context, weight);
      }
    }

    @Override
    public void onCustomEvent(Context context, CustomEvent event) {
      news++;
    }

    @Override
    public void snapshot(DataOutput out) throws IOException {
      out.writeLong(bars);
      out.writeLong(news);
    }

    @Override
    public void restore(DataInput in) throws IOException {
      bars = in.readLong();
      news = in.readLong();
    }
  }

  private static EngineSetup setup() {
    return EngineSetup.of(TWO, Rebalancing::new, DAY, 100_000 * DOLLAR)
        .withScope(StrategyScope.ACCOUNT);
  }

  private static void bar(TradingEngine engine, int day, int instrument, long dollars) {
    long price = dollars * DOLLAR;
    engine.onBar(
        new ClosedBar(
            instrument, day * DAY, (day + 1) * DAY, price, price, price, price, 1_000_000));
  }

  @Example
  void itSeesAndTradesAllWithAllOfTheCapital() {
    TradingEngine engine = new TradingEngine(setup(), EngineListener.NONE);
    bar(engine, 0, 0, 100);
    bar(engine, 0, 1, 50);
    bar(engine, 1, 0, 100);
    bar(engine, 1, 1, 50);
    assertThat(engine.account().quantity(0)).isEqualTo(750);
    assertThat(engine.account().quantity(1)).isEqualTo(500);
    assertThat(engine.account().cash()).isZero();
    // Worth 175,000 now: 131,250 belong in the first, 43,750 in the second.
    bar(engine, 2, 0, 200);
    bar(engine, 2, 1, 50);
    bar(engine, 3, 0, 200);
    bar(engine, 3, 1, 50);
    bar(engine, 4, 0, 200);
    bar(engine, 4, 1, 50);
    assertThat(engine.account().quantity(0)).isEqualTo(656);
    assertThat(engine.account().quantity(1)).isEqualTo(875);
    assertThat(engine.account().cash()).isEqualTo(50 * DOLLAR);
  }

  /** Two entries of one moment cannot both spend the same money. */
  @Property(tries = 100)
  void workingOrdersOfAllInstrumentsHoldTheMoneyBack(
      @ForAll @IntRange(min = 1, max = 2000) int first) {
    long[] second = new long[1];
    Script script = new Script(0);
    EngineSetup setup =
        EngineSetup.of(TWO, () -> script, DAY, 100_000 * DOLLAR).withScope(StrategyScope.ACCOUNT);
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    bar(engine, 0, 0, 100);
    script.then(
        context -> {
          context.of(0).submitMarket(Side.BUY, Math.min(first, 1000));
          second[0] = context.affordableQuantity();
          assertThat(context.submitMarket(Side.BUY, second[0] + 1)).isEqualTo(Context.REJECTED);
          if (second[0] > 0) {
            assertThat(context.submitMarket(Side.BUY, second[0])).isPositive();
          }
        });
    bar(engine, 0, 1, 50);
    bar(engine, 1, 0, 100);
    bar(engine, 1, 1, 50);
    assertThat(second[0]).isEqualTo((100_000 - 100L * Math.min(first, 1000)) / 50);
    assertThat(engine.account().cash()).isNotNegative();
  }

  @Example
  void whatConcernsNoInstrumentIsToldOnceAndStateIsKeptOnce() throws IOException {
    TradingEngine engine = new TradingEngine(setup(), EngineListener.NONE);
    bar(engine, 0, 0, 100);
    bar(engine, 0, 1, 50);
    engine.onCustomEvent(
        new RecordedCustomEvent(CustomEvent.NO_INSTRUMENT, DAY, "news", News.CALM));
    Rebalancing[] restored = new Rebalancing[1];
    EngineSetup again =
        EngineSetup.of(TWO, () -> restored[0] = new Rebalancing(), DAY, 100_000 * DOLLAR)
            .withScope(StrategyScope.ACCOUNT);
    TradingEngine after = new TradingEngine(again, EngineListener.NONE);
    after.restore(in(engine));
    assertThat(restored[0].bars).isEqualTo(2);
    assertThat(restored[0].news).isEqualTo(1);

    EngineSetup each = EngineSetup.of(TWO, Rebalancing::new, DAY, 100_000 * DOLLAR);
    assertThatThrownBy(() -> new TradingEngine(each, EngineListener.NONE).restore(in(engine)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("together");
  }

  @Example
  void aStrategyOfOneInstrumentReachesNoOther() {
    Script script = new Script(0);
    TradingEngine engine =
        new TradingEngine(
            EngineSetup.of(TWO, () -> script, DAY, 100_000 * DOLLAR), EngineListener.NONE);
    script.then(
        context -> {
          assertThat(context.instruments()).isEqualTo(1);
          assertThat(context.of(0)).isSameAs(context);
          assertThatThrownBy(() -> context.of(1))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessage("This strategy does not trade instrument 1.");
        });
    bar(engine, 0, 0, 100);
    assertThat(engine.counts().bars()).isEqualTo(1);
  }

  private static DataInputStream in(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
