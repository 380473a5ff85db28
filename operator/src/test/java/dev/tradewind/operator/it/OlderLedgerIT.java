package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A volume put back to an earlier state, whose book trades: S6, S9 and S11 hold all the same. */
final class OlderLedgerIT {
  private static final String NAME = "aapl-sma";

  private final World world = new World(Map.of("deletion-timeout", "2s", "stop-timeout", "1s"));
  private final TestHalts halts = new TestHalts(() -> world);
  private FakeBook book;

  /** Two processes are on record. */
  @BeforeEach
  void trade() {
    world.create(NAME);
    world.awaitSettled(NAME);
    book = world.kubelet.book(NAME);
    World.soon().until(() -> book.state() == BookState.Running);
    book.position = new BigDecimal("100");
    pod().withGracePeriod(0).delete();
    world.awaitStatus(NAME, s -> Long.valueOf(2).equals(s.trading().epoch()));
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void obeysAHaltInForce() {
    halts.create("news", List.of(NAME), HaltLevel.Halted);
    halts.awaitInForce("news", 1);
    putBack();
    World.soon().until(() -> book.state() == BookState.Halted);
  }

  @Test
  void obeysAStricterState() {
    putBack();
    world.patch(NAME, "{\"spec\":{\"state\":\"Flat\"}}");
    World.soon().until(() -> book.state() == BookState.Flat);
  }

  @Test
  void obeysADeletion() {
    putBack();
    world.resource(NAME).delete();
    World.soon().until(() -> book.state() == BookState.Flat);
  }

  @Test
  void isNotStoppedForAChange() {
    putBack();
    world.patch(NAME, "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitStatus(NAME, s -> s.observedGeneration() == 2);
    World.soon().during(Duration.ofSeconds(3)).until(() -> !book.stopped);
  }

  /** Each restart opens it once more; that makes it no other ledger. */
  @Test
  void staysTheWrongOneWhenItsPodRestarts() {
    putBack();
    book.position = BigDecimal.ZERO;
    restart();
    restart();
    world.resource(NAME).delete();
    World.soon().during(Duration.ofSeconds(4)).until(() -> world.resource(NAME).get() != null);
  }

  @Test
  void goesOnWhenAPersonAcceptsIt() {
    putBack();
    restart();
    world.patch(
        NAME,
        "{\"metadata\":{\"annotations\":{\"%s\":\"%s-%d\"}}}"
            .formatted(
                TradingStrategy.GROUP + "/new-ledger",
                world.resource(NAME).get().getMetadata().getUid(),
                book.epoch()));
    world.awaitReady(NAME);
    restart();
    world.awaitReady(NAME);
    assertThat(world.status(NAME).trading().foreignEpoch()).isNull();
  }

  private void putBack() {
    book.restoreEmpty();
    book.told = BookState.Running;
    book.position = new BigDecimal("100");
    pod().withGracePeriod(0).delete();
    world.awaitReason(NAME, ConditionType.Ready, "LedgerUnavailable");
  }

  private void restart() {
    long before = book.epoch();
    pod().withGracePeriod(0).delete();
    World.soon().until(() -> book.epoch() == before + 1);
    world.awaitStatus(
        NAME, s -> s.trading().foreignEpoch() == null || s.trading().foreignEpoch() > before);
  }

  private PodResource pod() {
    return world.admin.pods().inNamespace(world.namespace).withName(NAME + "-0");
  }
}
