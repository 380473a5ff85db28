package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.kubectl.Resources;
import dev.tradewind.kubectl.Session;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code halt}, {@code flatten} and {@code release} against a real API server. */
final class StopIT {

  @Test
  void namedStrategiesAreHaltedAndTheWaitingEndsWhenTheyObey() {
    Desk desk = Desk.open("stop-names").strategy("a", "{}").strategy("b", "{}");
    AtomicInteger looks = new AtomicInteger();
    Session session =
        Person.admin(desk.name())
            .pausing(
                time -> {
                  TradingHalt halt = desk.halts().getFirst();
                  if (looks.incrementAndGet() == 1) {
                    Desk.haltStatus(halt, 2, 1, "\"b\"");
                  } else {
                    Desk.haltStatus(halt, 2, 2, "");
                  }
                  return true;
                });

    Session.Answer answer = session.run("halt", "a", "b", "--reason", "earnings at noon");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    TradingHalt halt = desk.halts().getFirst();
    assertThat(halt.getSpec().names()).containsExactly("a", "b");
    assertThat(halt.getSpec().level()).isEqualTo(HaltLevel.Halted);
    assertThat(halt.getSpec().reason()).isEqualTo("earnings at noon");
    assertThat(answer.out())
        .startsWith("This halts 2 strategies:\nNAMESPACE")
        .contains(
            "to release: kubectl tradewind release %s -n stop-names"
                .formatted(halt.getMetadata().getName()))
        .endsWith("in force: 2 of 2 obey\n");
    assertThat(answer.err().lines())
        .containsExactly("the operator has not looked at it yet", "1 of 2 obey; not yet: b");
  }

  @Test
  void aHaltThatNobodyObeysIsAFailureWithTheWayOut() {
    Desk desk = Desk.open("stop-timeout").strategy("a", "{}");

    Session.Answer answer =
        Person.admin(desk.name())
            .run("halt", "--all", "--reason", "drill", "--timeout", "1s", "--name", "drill");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "error: Not in force after 1 s: the operator has not looked at it yet. The halt stays.",
            "repeat this with --direct");
    assertThat(desk.halts()).hasSize(1);
  }

  @Test
  void selectorAllAndEveryNamespaceAreFlattened() {
    Desk one = Desk.open("stop-one").strategy("a", "{flat: x}").strategy("b", "{flat: y}");
    Desk two = Desk.open("stop-two").strategy("c", "{flat: x}");
    Session session = Person.admin(one.name());

    Session.Answer answer =
        session.run("flatten", "-l", "flat in (x)", "-A", "--reason", "end", "--wait=false");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out()).contains("closes all positions of, and stops, 2 strategies");
    for (Desk desk : List.of(one, two)) {
      assertThat(desk.halts())
          .singleElement()
          .satisfies(
              halt -> {
                assertThat(halt.getMetadata().getName()).startsWith("flatten-");
                assertThat(halt.getSpec().level()).isEqualTo(HaltLevel.Flat);
                assertThat(halt.getSpec().selector().matchExpressions()).hasSize(1);
              });
    }

    assertThat(session.run("halt", "--all", "--reason", "end", "--wait=false").exitCode()).isZero();
    assertThat(one.halts())
        .anySatisfy(h -> assertThat(h.getSpec().selector().matchLabels()).isEmpty());
    assertThat(two.halts()).hasSize(1);
  }

  @Test
  void whatCannotBeMeantCreatesNothing() {
    Desk desk = Desk.open("stop-wrong").strategy("aapl-sma", "{}");
    Session session = Person.admin(desk.name());

    assertThat(session.run("halt", "aapl-smb", "--reason", "x").err())
        .isEqualTo(
            "error: There is no strategy aapl-smb in namespace stop-wrong; did you mean"
                + " aapl-sma?\n");
    assertThat(session.run("halt", "-l", "desk=nowhere", "--reason", "x").err())
        .isEqualTo(
            "error: No strategy in namespace stop-wrong has labels that match desk=nowhere. If it"
                + " is meant for strategies that come later, add --allow-none.\n");
    assertThat(session.run("halt", "aapl-sma", "-A", "--reason", "x").exitCode()).isEqualTo(2);
    assertThat(session.run("halt", "--all", "--reason", "x", "--dry-run").out())
        .contains("This halts 1 strategy:", "aapl-sma");
    assertThat(desk.halts()).isEmpty();
  }

  @Test
  void aHaltForStrategiesThatComeLaterIsCreatedWhereThatIsSaid() {
    Desk desk = Desk.open("stop-later").strategy("aapl-sma", "{}");
    Session session =
        Person.admin(desk.name())
            .pausing(
                time -> {
                  Desk.haltStatus(desk.halts().getFirst(), 0, 0, "");
                  return true;
                });

    Session.Answer answer =
        session.run("halt", "-l", "desk=next", "--allow-none", "--reason", "not before Monday");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.out())
        .startsWith(
            "This stops nothing now: No strategy in namespace stop-later has labels that match"
                + " desk=next. Strategies that come later are halted at once.\n")
        .contains("to release: kubectl tradewind release halt-")
        .endsWith("in force: no strategy is picked yet; it holds for those that come\n");
    assertThat(desk.halts())
        .singleElement()
        .satisfies(
            halt ->
                assertThat(halt.getSpec().selector().matchLabels()).containsEntry("desk", "next"));
  }

  @Test
  void allowNoneIsRefusedWhereItMeansNothing() {
    Desk desk = Desk.open("stop-none").strategy("a", "{}");
    Session session = Person.admin(desk.name());

    assertThat(session.run("halt", "b", "--allow-none", "--reason", "x").err())
        .contains("leave it out with names");
    assertThat(session.run("halt", "--all", "--direct", "--allow-none", "--reason", "x").err())
        .contains("leave it out with --direct");
    assertThat(session.run("halt", "-l", "x=nowhere", "-A", "--allow-none", "--reason", "x").err())
        .contains("name their namespace with -n in place of -A, and add --allow-none");
    assertThat(session.run("halt", "-l", "x=nowhere", "--direct", "--reason", "x").err())
        .isEqualTo("error: No strategy in namespace stop-none has labels that match x=nowhere.\n");
    assertThat(desk.halts()).isEmpty();
  }

  @Test
  void haltsAreReleasedByNameOrAll() {
    Desk desk = Desk.open("stop-release").strategy("a", "{}");
    for (String name : List.of("one", "two", "three")) {
      ApiServer.running()
          .admin()
          .resource(Resources.halt(desk.name(), name, "names: [a]", "{}"))
          .create();
    }
    Session session = Person.admin(desk.name());

    assertThat(session.run("release", "on").err())
        .isEqualTo("error: There is no halt on in namespace stop-release; did you mean one?\n");
    assertThat(session.run("release", "--all", "--dry-run").out()).contains("releases 3 halts");
    assertThat(desk.halts()).hasSize(3);
    assertThat(session.run("release", "one").out())
        .contains("halt one in namespace stop-release released");
    assertThat(desk.halts()).hasSize(2);
    assertThat(session.run("release", "--all").exitCode()).isZero();
    assertThat(desk.halts()).isEmpty();
    assertThat(session.run("release", "--all").err()).contains("There is no halt");
  }
}
