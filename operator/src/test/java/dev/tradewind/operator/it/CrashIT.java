package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The operator is killed with each of its writes in turn. The next one ends where an undisturbed
 * one does, and has made and deleted nothing twice.
 */
@Processors
final class CrashIT {
  private static final int AT_ONCE = 16;

  @Test
  void aKillWithAnyWriteChangesNothing() throws InterruptedException {
    Life.Remains calm = Life.lived(0);
    assertThat(calm.writes()).hasSizeGreaterThan(30);

    SoftAssertions all = new SoftAssertions();
    int killed = 0;
    List<Life.Remains> lives = disturbed(calm.writes().size());
    for (Life.Remains life : lives) {
      killed += life.killed() ? 1 : 0;
      compare(all, life, calm);
    }
    all.assertAll();
    assertThat(killed).as("how many were killed at all").isGreaterThan(lives.size() * 9 / 10);
  }

  private static List<Life.Remains> disturbed(int writes) throws InterruptedException {
    List<Callable<Life.Remains>> lives = new ArrayList<>();
    for (int fatal = 1; fatal <= writes; fatal++) {
      int n = fatal;
      lives.add(() -> Life.lived(n));
    }
    return Together.all(AT_ONCE, lives);
  }

  private static void compare(SoftAssertions all, Life.Remains life, Life.Remains calm) {
    String when = "killed with write " + life.writes().size() + ", " + life.writes().getLast();
    calm.pictures()
        .forEach(
            (stage, picture) ->
                all.assertThat(life.pictures().get(stage).differences(picture))
                    .as("%s: %s", when, stage)
                    .isEmpty());
    all.assertThat(life.changes().keySet())
        .as("%s: changes", when)
        .isEqualTo(calm.changes().keySet());
    life.changes()
        .forEach(
            (change, times) ->
                all.assertThat(times)
                    .as("%s: %s", when, change)
                    .isLessThanOrEqualTo(calm.changes().getOrDefault(change, 0L)));
    all.assertThat(life.commands()).as("%s: commands", when).isEqualTo(calm.commands());
    all.assertThat(life.epochs()).as("%s: processes", when).isEqualTo(calm.epochs());
  }
}
