package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Session;
import org.junit.jupiter.api.Test;

/** {@code release --strategy} and {@code abandon} against a real API server. */
final class LatchIT {
  private static final String LATCH =
      "{\"latch\":{\"id\":\"7f3\",\"level\":\"Halted\",\"cause\":\"Drawdown\",\"message\":\"m\",\"since\":\"2026-01-01T00:00:00Z\"}}";

  @Test
  void aLatchIsReleasedByItsIdInTheSpec() {
    Desk desk = Desk.open("latch").strategy("a", "{}");
    desk.status("a", LATCH);
    Session session =
        Person.admin(desk.name())
            .pausing(
                time -> {
                  assertThat(desk.read("a").getSpec().resumeHaltId()).isEqualTo("7f3");
                  desk.status("a", "{\"latch\":null}");
                  return true;
                });

    Session.Answer answer = session.run("release", "--strategy", "a");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("7f3").endsWith("released: 1 strategy\n");
    assertThat(session.run("release", "--strategy", "a").err())
        .contains("The strategy a in namespace latch has no latch");
  }

  @Test
  void aLatchThatStaysIsAFailure() {
    Desk desk = Desk.open("latch-stays").strategy("a", "{}");
    desk.status("a", LATCH);

    Session.Answer answer =
        Person.admin(desk.name()).run("release", "--strategy", "a", "--timeout", "1s");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("Not released after 1 s: still latched: a.");
  }

  @Test
  void aStrategyThatHasChangedSinceItWasShownIsNotReleased() {
    Desk desk = Desk.open("latch-conflict").strategy("a", "{}");
    desk.status("a", LATCH);

    Session.Answer answer =
        Person.admin(desk.name())
            .when("This releases", () -> desk.status("a", LATCH.replace("7f3", "8a4")))
            .run("release", "--strategy", "a");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains("Somebody else has changed it at the same moment, so nothing was done");
    assertThat(desk.read("a").getSpec().resumeHaltId()).isNull();
  }

  @Test
  void onlyAStrategyThatIsBeingDeletedCanBeAbandoned() {
    Desk desk = Desk.open("abandon-not").strategy("a", "{}");

    assertThat(Person.admin(desk.name()).run("abandon", "a", "--yes").err())
        .contains(
            "is not being deleted, so there is nothing to abandon: first run kubectl delete"
                + " tradingstrategy a --wait=false -n abandon-not.");
  }

  @Test
  void abandoningNeedsTheNameAndLeavesTheUidInAnAnnotation() {
    Desk desk = deleting("abandon");
    String uid = desk.read("a").getMetadata().getUid();

    assertThat(Person.admin(desk.name()).run("abandon", "a"))
        .satisfies(
            answer -> {
              assertThat(answer.exitCode()).isEqualTo(2);
              assertThat(answer.err()).contains("give --yes, or run it in a terminal");
            });
    assertThat(Person.admin(desk.name()).typing("b").run("abandon", "a").err())
        .contains("Not confirmed: nothing was done.");
    assertThat(desk.read("a").getMetadata().getAnnotations()).isNullOrEmpty();

    Session.Answer answer = Person.admin(desk.name()).typing("a").run("abandon", "a");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("gives up:", "the proof that its position is closed");
    assertThat(desk.read("a").getMetadata().getAnnotations())
        .containsEntry("tradewind.dev/abandon", uid);
  }

  @Test
  void withoutAnOperatorTheFinalizerIsTakenAway() {
    Desk desk = deleting("abandon-alone");

    Session.Answer answer =
        Person.admin(desk.name()).run("abandon", "a", "--without-operator", "--yes");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains(
            "THE POD GOES ON TRADING",
            "kubectl delete statefulset,secret,configmap -l"
                + " app.kubernetes.io/managed-by=tradewind-operator,tradewind.dev/strategy=a -n"
                + " abandon-alone");
    assertThat(desk.read("a")).isNull();
  }

  private static Desk deleting(String namespace) {
    Desk desk = Desk.open(namespace).strategy("a", "{}");
    var resource =
        ApiServer.running()
            .admin()
            .resources(dev.tradewind.api.v1alpha1.TradingStrategy.class)
            .inNamespace(namespace)
            .withName("a");
    resource.edit(
        strategy -> {
          strategy.addFinalizer("tradewind.dev/flatten-before-delete");
          return strategy;
        });
    resource.delete();
    return desk;
  }
}
