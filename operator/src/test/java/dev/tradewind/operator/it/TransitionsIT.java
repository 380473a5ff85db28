package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.OnDelete;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From every situation to every other, and out of the world from each. */
@Processors
final class TransitionsIT {
  private static final List<Situation> ALL = Situation.all();

  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  /** The walker of distance d goes from each situation to the d-th after it. */
  @Test
  void everySituationIsReachedFromEveryOther() throws InterruptedException {
    List<Runnable> walks = new ArrayList<>();
    for (int distance = 1; distance < ALL.size(); distance++) {
      int d = distance;
      walks.add(() -> walk(d));
    }
    Together.run(walks.size(), walks);
  }

  private void walk(int distance) {
    Walker walker = new Walker(world, "walker-" + distance, OnDelete.Keep);
    boolean[] left = new boolean[ALL.size()];
    for (int start = 0; start < ALL.size(); start++) {
      for (int from = start; !left[from]; from = (from + distance) % ALL.size()) {
        walker.goTo(ALL.get(from));
        walker.trade();
        walker.goTo(ALL.get((from + distance) % ALL.size()));
        walker.trade();
        left[from] = true;
      }
    }
  }

  @Test
  void aStrategyIsDeletedInEverySituation() throws InterruptedException {
    List<Runnable> lives = new ArrayList<>();
    for (Situation situation : ALL) {
      for (OnDelete onDelete : OnDelete.values()) {
        lives.add(() -> end(situation, onDelete));
      }
    }
    Together.run(lives.size(), lives);
    assertThat(world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems())
        .isEmpty();
    assertThat(world.admin.secrets().inNamespace(world.namespace).list().getItems()).isEmpty();
    assertThat(world.admin.services().inNamespace(world.namespace).list().getItems()).isEmpty();
    assertThat(world.admin.persistentVolumeClaims().inNamespace(world.namespace).list().getItems())
        .hasSize(lives.size());
  }

  private void end(Situation situation, OnDelete onDelete) {
    String name =
        "end-%d-%s"
            .formatted(ALL.indexOf(situation), onDelete.name().toLowerCase(java.util.Locale.ROOT));
    Walker walker = new Walker(world, name, onDelete);
    walker.goTo(situation);
    walker.delete();

    boolean closed = situation.closes() || onDelete == OnDelete.Flatten;
    assertThat(walker.book().position)
        .as("%s deleted with %s", situation, onDelete)
        .isEqualByComparingTo(closed ? BigDecimal.ZERO : Walker.POSITION);
  }
}
