package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Resources;
import dev.tradewind.kubectl.Session;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever lacks a right is told which one. */
final class RightsIT {
  private static final String GROUP = "tradewind.dev";

  private static Desk desk;

  @BeforeAll
  static void grant() {
    desk = Desk.open("rights").strategy("a", "{}");
    ApiServer.running()
        .admin()
        .resource(Resources.halt(desk.name(), "drill", "names: [a]", "{}"))
        .create();
    FakePod.create(desk.name(), "a-0", FakePod.address().getHostAddress(), null);
    desk.status("a", "{\"latch\":{\"id\":\"7f3\",\"level\":\"Halted\"}}");
    desk.grant("viewer", GROUP, "tradingstrategies", "get", "list")
        .grant("viewer", GROUP, "tradinghalts", "get", "list")
        .grant("viewer", "", "pods", "get")
        .grant("halter", GROUP, "tradinghalts", "create", "get");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody | top | list tradingstrategies.tradewind.dev in namespace rights",
        "nobody | top -A | list tradingstrategies.tradewind.dev in all namespaces",
        "nobody | status a | get tradingstrategies.tradewind.dev in namespace rights",
        "nobody | orders a | get tradingstrategies.tradewind.dev in namespace rights",
        "viewer | orders a | get pods/proxy in namespace rights",
        "nobody | halt a --reason r | create tradinghalts.tradewind.dev in namespace rights",
        "viewer | flatten a --reason r | create tradinghalts.tradewind.dev in namespace rights",
        "viewer | halt a --reason r --direct | get and create pods/exec in namespace rights",
        "nobody | release drill | get tradinghalts.tradewind.dev in namespace rights",
        "viewer | release drill | delete tradinghalts.tradewind.dev in namespace rights",
        "viewer | release --strategy a | patch tradingstrategies.tradewind.dev in namespace rights",
        "viewer | release --strategy a --direct | get and create pods/exec in namespace rights",
        "nobody | abandon a --yes | get tradingstrategies.tradewind.dev in namespace rights",
      })
  void theMissingRightIsNamed(String person, String line, String right) {
    Session.Answer answer = Person.named(person, desk.name()).run(line.split(" "));

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.text()).contains("may not " + right);
    assertThat(desk.halts()).hasSize(1);
  }

  @Test
  void whoMayHaltButNotLookHaltsAllTheSame() {
    Desk other = Desk.open("rights-halter").strategy("a", "{}");
    other.grant("halter", GROUP, "tradinghalts", "create", "get");

    Session.Answer answer =
        Person.named("halter", other.name()).run("halt", "a", "--reason", "r", "--wait=false");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.err())
        .contains("warning: the strategies cannot be checked", "may not get tradingstrategies");
    assertThat(other.halts()).hasSize(1);
  }

  @Test
  void whoMayNotLookIsToldThatNothingWasPicked() {
    Desk other = Desk.open("rights-blind").strategy("a", "{}");
    other.grant("halter", GROUP, "tradinghalts", "create", "get");

    Session.Answer answer =
        Person.named("halter", other.name())
            .pausing(
                time -> {
                  Desk.haltStatus(other.halts().getFirst(), 0, 0, "");
                  return true;
                })
            .run("halt", "-l", "desk=nowhere", "--reason", "r");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains("error: Nothing has been stopped: no strategy is picked. The halt stays");
    assertThat(other.halts()).hasSize(1);
  }

  @Test
  void statusIsShownAlsoWithoutTheRightToReadHalts() {
    Desk other = Desk.open("rights-status").strategy("a", "{}");
    other.grant("watcher", GROUP, "tradingstrategies", "get");

    Session.Answer answer = Person.named("watcher", other.name()).run("status", "a");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out())
        .contains("rights-status/a", "HALTS      not known: User \"watcher\" may not list");
  }
}
