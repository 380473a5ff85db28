package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderOrigin;
import dev.tradewind.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** S6: Flat gets flat and stays so, whatever the exchange refuses or loses. */
class FlatTest {

  @Property(tries = 150)
  void flatClosesAllInTheEnd(@ForAll long seed, @ForAll @IntRange(min = 20, max = 200) int from) {
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    TradingEngine engine = new TradingEngine(setup, EngineListener.NONE);
    List<RandomTape.Event> tape = RandomWorld.tape(seed, setup, 2_000, 0);
    for (int i = 0; i < tape.size(); i++) {
      tape.get(i).tell(engine);
      if (i == from) {
        engine.onCommand(new Command.SetState(TradingState.FLAT));
      }
    }
    for (int i = 0; i < setup.instruments().size(); i++) {
      long held = engine.account().quantity(i);
      assertThat(held == 0 || isClosing(engine, i, held)).as("%d of %d", held, i).isTrue();
    }
  }

  /** A position may be too large for all the volume that there is: then all of it is on its way. */
  private static boolean isClosing(TradingEngine engine, int instrument, long held) {
    List<Order> closing = new ArrayList<>();
    engine.forEachOpenOrder(
        order -> {
          if (order.instrument() == instrument && order.origin() == OrderOrigin.FLATTEN) {
            closing.add(order);
          }
        });
    return closing.size() == 1
        && closing.getFirst().side() == (held > 0 ? Side.SELL : Side.BUY)
        && closing.getFirst().remainingQuantity() == Math.abs(held)
        && closing.getFirst().filledQuantity() > 0;
  }

  /** One that was not all sold when the data ended. */
  @Example
  void whatIsTooLargeForTheVolumeIsOnItsWay() {
    flatClosesAllInTheEnd(3038, 20);
  }
}
