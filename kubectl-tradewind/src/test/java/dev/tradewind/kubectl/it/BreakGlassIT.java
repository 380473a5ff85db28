package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --direct}: the exec of a real API server, down to a kubelet that only looks like one. */
final class BreakGlassIT {

  @Test
  void everyPodIsToldAndEveryAnswerHasItsLine() {
    Desk desk = Desk.open("direct");
    try (FakeKubelet kubelet =
        new FakeKubelet(
            "node-direct",
            call ->
                call.pod().equals("s3-0")
                    ? new FakeKubelet.Outcome(1, "The ledger is not open.\n")
                    : new FakeKubelet.Outcome(0, "Halted; latch 7f3.\n"))) {
      for (int i = 0; i < 4; i++) {
        desk.strategy("s" + i, "{}");
        FakePod.create(desk.name(), "s" + i + "-0", "10.1.1.1", "node-direct");
      }
      desk.strategy("suspended", "{}");

      Session.Answer answer =
          Person.admin(desk.name())
              .run("halt", "--all", "--direct", "--reason=-- operator is down; \"quotes\"");

      assertThat(answer.exitCode()).isEqualTo(1);
      assertThat(answer.lines())
          .contains(
              "ok       direct/s0   Halted; latch 7f3.",
              "ok       direct/s1   Halted; latch 7f3.",
              "ok       direct/s2   Halted; latch 7f3.",
              "FAILED   direct/s3   The ledger is not open.")
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("FAILED   direct/suspended   There is no pod suspended-0"));
      assertThat(answer.err()).contains("3 of 5 pods have obeyed.");
      assertThat(kubelet.calls)
          .hasSize(4)
          .allSatisfy(
              call -> {
                assertThat(call.container()).isEqualTo("strategy");
                assertThat(call.command())
                    .containsExactly(
                        "strategy-runtime",
                        "control",
                        "halt",
                        "--reason=-- operator is down; \"quotes\"");
              });
      assertThat(desk.halts()).isEmpty();
    }
  }

  @Test
  void flattenAndReleaseHaveTheirCommands() {
    Desk desk = Desk.open("direct-commands").strategy("a", "{}");
    try (FakeKubelet kubelet =
        new FakeKubelet("node-commands", call -> new FakeKubelet.Outcome(0, "Done.\n"))) {
      FakePod.create(desk.name(), "a-0", "10.1.1.1", "node-commands");
      Session session = Person.admin(desk.name());

      assertThat(session.run("flatten", "a", "--direct", "--reason", "r").exitCode()).isZero();
      assertThat(session.run("release", "--strategy", "a", "--direct").exitCode()).isZero();
      assertThat(session.run("release", "--all", "--direct", "--latch", "7f3").exitCode()).isZero();

      assertThat(kubelet.calls)
          .extracting(FakeKubelet.Call::command)
          .extracting(command -> String.join(" ", command))
          .containsExactly(
              "strategy-runtime control flatten --reason=r",
              "strategy-runtime control release",
              "strategy-runtime control release 7f3");
    }
  }

  @ParameterizedTest
  @CsvSource({"get,1", "create,1", "get create,0"})
  void itNeedsBothRightsToExecAndNoOther(String verbs, int exitCode) {
    String person = "exec-" + verbs.replace(' ', '-');
    Desk desk =
        Desk.open(person)
            .grant(person, "", "pods", "get")
            .grant(person, "", "pods/exec", verbs.split(" ", -1));
    try (FakeKubelet kubelet =
        new FakeKubelet(person, call -> new FakeKubelet.Outcome(0, "Halted.\n"))) {
      FakePod.create(desk.name(), "a-0", "10.1.1.1", person);

      Session.Answer answer =
          Person.named(person, desk.name()).run("halt", "a", "--direct", "--reason", "drill");

      assertThat(answer.exitCode()).as(answer.text()).isEqualTo(exitCode);
      assertThat(kubelet.calls).hasSize(1 - exitCode);
    }
  }

  @Test
  void manyPodsAreToldAtTheSameTimeButNoMoreThanAsked() {
    Desk desk = Desk.open("direct-many");
    try (FakeKubelet kubelet =
        new FakeKubelet(
            "node-many",
            call -> {
              LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
              return new FakeKubelet.Outcome(0, "Halted.\n");
            })) {
      for (int i = 0; i < 20; i++) {
        desk.strategy("s" + i, "{}");
        FakePod.create(desk.name(), "s" + i + "-0", "10.1.1.1", "node-many");
      }

      Session.Answer answer =
          Person.admin(desk.name())
              .run("halt", "--all", "--direct", "--parallel", "5", "--reason", "drill");

      assertThat(answer.exitCode()).as(answer.text()).isZero();
      assertThat(kubelet.calls).hasSize(20);
      assertThat(kubelet.busiest.get()).isBetween(2, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod", "node"})
  void whatDoesNotAnswerIsGivenUpAfterAWhile(String what) {
    Desk desk = Desk.open("slow-" + what).strategy("a", "{}");
    try (FakeKubelet kubelet =
        new FakeKubelet(
            what + "-slow",
            call -> {
              LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
              return new FakeKubelet.Outcome(0, "Halted.\n");
            })) {
      FakePod.create(desk.name(), "a-0", "10.1.1.1", what + "-slow");
      kubelet.silent = what.equals("node");
      Instant start = Instant.now();

      Session.Answer answer =
          Person.admin(desk.name())
              .run("halt", "a", "--direct", "--timeout", "1s", "--reason", "drill");

      assertThat(answer.exitCode()).isEqualTo(1);
      assertThat(answer.out()).contains("FAILED   slow-" + what + "/a   no answer within 1 s");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
      assertThat(kubelet.calls).hasSize(1);
    }
  }
}
