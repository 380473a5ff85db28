package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A restart between any two events of any kind changes nothing. */
class SnapshotOfTicksTest {

  private static final int STEPS = 250;

  @Property(tries = 300)
  void whatIsRestoredGoesOnAsIfNothingHadHappened(
      @ForAll long seed, @ForAll @IntRange(max = STEPS) int cut) throws IOException {
    EngineSetup setup = RandomWorld.setup(seed, () -> new RandomStrategy(seed, 0));
    List<RandomTape.Event> tape = RandomWorld.tape(seed, setup, STEPS, 4);
    EventLog undisturbed = new EventLog();
    TradingEngine reference = new TradingEngine(setup, undisturbed);
    tape.forEach(event -> event.tell(reference));
    reference.complete();

    EventLog log = new EventLog();
    TradingEngine before = new TradingEngine(setup, log);
    tape.subList(0, cut).forEach(event -> event.tell(before));
    TradingEngine after = new TradingEngine(setup, log);
    after.restore(new DataInputStream(new ByteArrayInputStream(bytes(before))));
    assertThat(bytes(after)).as("nothing is lost").isEqualTo(bytes(before));
    tape.subList(cut, tape.size()).forEach(event -> event.tell(after));
    after.complete();

    assertThat(log.lines).isEqualTo(undisturbed.lines);
    assertThat(bytes(after)).isEqualTo(bytes(reference));
  }

  private static byte[] bytes(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
