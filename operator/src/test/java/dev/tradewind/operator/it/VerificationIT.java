package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.verification.Verification;
import dev.tradewind.operator.verification.VerificationOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code helm test} says with an operator, without one, and twice at once. */
final class VerificationIT {
  private World world;
  private final List<String> said = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aWorkingOperatorIsProvenAndNothingIsLeft() {
    assertThat(verification(Duration.ofSeconds(20), false).run()).as("%s", said).isTrue();

    assertThat(said).hasSize(3).allMatch(line -> line.startsWith("ok: "));
    assertThat(said.get(1)).contains("SpecValid=False (UnknownAlgo)", "tradewind-test/none");
    assertNothingIsLeft();
  }

  @Test
  void withoutAnOperatorItSaysWhatDidNotHappenAndWhereToLook() {
    world.stopOperator();

    assertThat(verification(Duration.ofSeconds(1), false).run()).isFalse();

    assertThat(said.getLast())
        .contains("The operator did not report SpecValid=False of strategy " + world.namespace)
        .contains("it has said nothing", "kubectl get leases,pods");
    assertNothingIsLeft();
  }

  @Test
  void anOperatorThatDoesNotLetGoIsNotProven() {
    CompletableFuture<Boolean> run =
        CompletableFuture.supplyAsync(
            () ->
                new Verification(
                        world.admin,
                        options(false),
                        Duration.ofSeconds(3),
                        line -> {
                          if (line.contains("SpecValid")) {
                            world.stopOperator();
                          }
                          said.add(line);
                        })
                    .run());

    assertThat(run.join()).isFalse();
    assertThat(said.getLast()).contains("was not let go within 3 s", "finalizer");
    world.startOperator();
    World.soon().until(() -> strategies().isEmpty());
  }

  @Test
  void withoutPoliciesAdmissionIsNotProven() {
    assertThat(verification(Duration.ofSeconds(1), true).run()).isFalse();

    assertThat(said)
        .singleElement()
        .asString()
        .contains("did not refuse a wrong parameter", "it took it", "validatingadmissionpolicies");
    assertNothingIsLeft();
  }

  @Test
  void twoAtOnceDoNotDisturbEachOther() {
    try (var both = Executors.newFixedThreadPool(2)) {
      var one = both.submit(() -> verification(Duration.ofSeconds(20), false).run());
      var other = both.submit(() -> verification(Duration.ofSeconds(20), false).run());
      World.soon().until(() -> one.isDone() && other.isDone());
      assertThat(List.of(one.resultNow(), other.resultNow())).as("%s", said).containsOnly(true);
    }
    assertNothingIsLeft();
  }

  @Test
  void oneThatIsToldToEndTakesItsStrategyAlong() {
    world.stopOperator();
    Verification verification = verification(Duration.ofSeconds(15), false);
    Thread running = Thread.ofVirtual().start(verification::run);
    World.soon().until(() -> strategies().size() == 1);

    World.soon().until(() -> said.size() == 1);
    verification.cleanUp();

    assertThat(strategies()).isEmpty();
    running.interrupt();
    World.soon().until(() -> !running.isAlive());
  }

  private Verification verification(Duration patience, boolean admission) {
    return new Verification(world.admin, options(admission), patience, said::add);
  }

  private VerificationOptions options(boolean admission) {
    return new VerificationOptions(world.namespace, admission);
  }

  private List<TradingStrategy> strategies() {
    return world
        .admin
        .resources(TradingStrategy.class)
        .inNamespace(world.namespace)
        .list()
        .getItems();
  }

  /** Nor was anything rendered for a spec that never was valid. */
  private void assertNothingIsLeft() {
    assertThat(strategies()).isEmpty();
    assertThat(world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems())
        .isEmpty();
    assertThat(world.admin.persistentVolumeClaims().inNamespace(world.namespace).list().getItems())
        .isEmpty();
    assertThat(world.admin.secrets().inNamespace(world.namespace).list().getItems()).isEmpty();
    assertThat(world.admin.services().inNamespace(world.namespace).list().getItems()).isEmpty();
  }
}
