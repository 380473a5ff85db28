package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
      assertThat(engine.account().quantity(i)).as("position in %d", i).isZero();
    }
  }
}
