package dev.tradewind.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.plan.Plan;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ReplayTest {

  private static final Plan PLAN = Manifests.plan(Manifests.ibm());

  private final Prices prices = read();

  @Test
  void theFirstBarOfANewBookIsDueAtOnce() {
    Replay replay = Replay.after(0, prices, PLAN, false);
    assertThat(replay.started()).isFalse();
    replay.start(0, 86_400, 7);
    assertThat(replay.nanosUntilNext(7)).isZero();
    replay.step();
    assertThat(replay.position()).isEqualTo(1);
    assertThat(replay.nanosUntilNext(7)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aBookThatGoesOnWaitsForItsNextBar() {
    Replay replay = Replay.after(1, prices, PLAN, false);
    replay.start(nanos("2000-03-02T00:00:00Z"), 86_400, 7);
    assertThat(replay.nanosUntilNext(7)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aFiniteReplayEnds() {
    Replay replay = Replay.after(3269, prices, PLAN, false);
    assertThat(replay.hasNext()).isTrue();
    replay.step();
    assertThat(replay.hasNext()).isFalse();
    assertThat(replay.position()).isEqualTo(3270);
  }

  @Test
  void aLoopThatIsALoopNoLongerIsAtItsEnd() {
    assertThat(Replay.after(5000, prices, PLAN, true).hasNext()).isTrue();
    assertThat(Replay.after(5000, prices, PLAN, false).hasNext()).isFalse();
  }

  @Test
  void otherPricesGoOnAfterTheLastEvent() {
    Replay replay = Replay.since(nanos("2005-01-04T00:00:00Z"), prices, PLAN, false);
    assertThat(Figures.time(replay.next().openTime())).isEqualTo("2005-01-04T00:00:00Z");
  }

  private static long nanos(String time) {
    return TimeUnit.SECONDS.toNanos(Instant.parse(time).getEpochSecond());
  }

  private static Prices read() {
    try {
      return Prices.read(Manifests.EXAMPLE_DATA, PLAN);
    } catch (DataUnavailable e) {
      throw new AssertionError(e);
    }
  }
}
