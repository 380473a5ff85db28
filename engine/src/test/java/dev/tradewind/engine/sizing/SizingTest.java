package dev.tradewind.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.market.ClosedBar;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.sizing.PositionSizing.FixedCash;
import dev.tradewind.engine.sizing.PositionSizing.FixedQuantity;
import dev.tradewind.engine.sizing.PositionSizing.FixedRisk;
import dev.tradewind.engine.sizing.PositionSizing.PercentOfEquity;
import dev.tradewind.engine.sizing.PositionSizing.VolatilityTarget;
import dev.tradewind.engine.strategy.Context;
import dev.tradewind.engine.strategy.Strategy;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A size is what was asked for or one clear error, never another size. */
class SizingTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DOLLAR = 10_000;
  private static final int INSTRUMENTS = 6;

  /** Does something at the last instrument's bar; before it that one has no price. */
  private record Once(int at, Consumer<Context> action) implements Strategy {

    @Override
    public int warmupBars() {
      return 0;
    }

    @Override
    public void onBar(Context context, Bar bar) {
      if (bar.instrument() == at) {
        action.accept(context);
      }
    }

    @Override
    public void snapshot(DataOutput out) {}

    @Override
    public void restore(DataInput in) {}
  }

  /** Six shares at 10 dollars, of 60,000. */
  private static TradingEngine run(int at, Consumer<Context> action) {
    List<Instrument> shares =
        IntStream.range(0, INSTRUMENTS)
            .mapToObj(i -> Instrument.share("S" + i, Currency.of("USD")))
            .toList();
    TradingEngine engine =
        new TradingEngine(
            EngineSetup.of(shares, () -> new Once(at, action), MINUTE, 60_000 * DOLLAR)
                .withScope(StrategyScope.ACCOUNT),
            EngineListener.NONE);
    for (int bar = 0; bar < 2; bar++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        long price = 10 * DOLLAR;
        engine.onBar(
            new ClosedBar(
                i, bar * MINUTE, (bar + 1) * MINUTE, price, price, price, price, 1_000_000));
      }
    }
    return engine;
  }

  @Test
  void sixSixthsAreAllAndNotMore() {
    TradingEngine engine =
        run(
            INSTRUMENTS - 1,
            context -> {
              for (int i = 0; i < INSTRUMENTS; i++) {
                if (context.of(i).position() == 0 && context.time() == MINUTE) {
                  assertThat(TargetPosition.weight(context.of(i), 1.0 / INSTRUMENTS)).isTrue();
                }
              }
            });
    assertThat(engine.counts().rejects()).isZero();
    for (int i = 0; i < INSTRUMENTS; i++) {
      assertThat(engine.account().quantity(i)).isEqualTo(999);
    }
  }

  @Test
  void aDecimalWeightIsWhatItSays() {
    TradingEngine engine = run(0, context -> TargetPosition.weight(context, 0.29));
    assertThat(engine.account().quantity(0)).isEqualTo(1_740);
  }

  @Test
  void beforeTheFirstPriceNothingIsWanted() {
    TradingEngine engine =
        run(
            0,
            context -> {
              if (context.time() == MINUTE && context.of(1).lastPrice() == 0) {
                Context other = context.of(1);
                assertThat(new FixedCash(DOLLAR).quantity(other)).isZero();
                assertThat(new PercentOfEquity(PositionSizing.WHOLE).quantity(other)).isZero();
                assertThat(new FixedRisk(10_000, DOLLAR).quantity(other)).isZero();
                assertThat(new VolatilityTarget(0.1, 0.2, 1).quantity(other)).isZero();
                assertThat(TargetPosition.weight(other, 0.5)).isFalse();
                assertThatThrownBy(() -> other.quantityFor(DOLLAR, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                        "quantityFor of S1 was asked at a price of 0: it must be above zero, so"
                            + " wait for the first price.");
              }
            });
    assertThat(engine.counts().rejects()).isZero();
    assertThat(engine.counts().orders()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1_000.5, -1e300})
  void aWeightThatIsNoneIsRefused(double weight) {
    run(
        0,
        context ->
            assertThatThrownBy(() -> TargetPosition.weight(context, weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                    "The target weight of S0 is "
                        + weight
                        + ": it must be a number from -1000 to 1000, where 1 is all of the equity,"
                        + " so leave out an instrument whose signal is no number yet."));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1})
  void aVolatilityThatIsNoneIsRefused(double bad) {
    assertThatThrownBy(() -> new VolatilityTarget(0.1, bad, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The volatility of a volatility target is "
                + bad
                + ": it must be a number that is 0 or more, so wait until the estimate has its"
                + " samples before sizing by it.");
    assertThatThrownBy(() -> new VolatilityTarget(bad, 0.1, 1))
        .hasMessageStartingWith("The target of a volatility target is " + bad);
  }

  @Test
  void whatIsNegativeIsRefused() {
    assertThatThrownBy(() -> new FixedQuantity(-1))
        .hasMessage(
            "The quantity of a fixed quantity is -1: it must be 0 or more, for the side is the"
                + " order's.");
    assertThatThrownBy(() -> new FixedCash(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PercentOfEquity(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FixedRisk(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FixedRisk(1, 0)).hasMessageContaining("above zero");
    assertThatThrownBy(() -> new VolatilityTarget(1, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A market that does not move is bought up to the largest part, not without end. */
  @Test
  void noVolatilityIsTheLargestPart() {
    run(
        0,
        context ->
            assertThat(new VolatilityTarget(0.1, 0, PositionSizing.WHOLE).quantity(context))
                .isEqualTo(6_000));
  }
}
