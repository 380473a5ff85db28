package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Resources;
import dev.tradewind.kubectl.Session;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** {@code top} and {@code status} against a real API server. */
final class TopIT {

  @Test
  void twoThousandStrategiesComeInFourChunks() throws Exception {
    Desk desk = Desk.open("many");
    KubernetesClient admin = ApiServer.running().admin();
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        String name = "s%04d".formatted(i);
        all.add(
            pool.submit(
                () -> admin.resource(Resources.strategy(desk.name(), name, "{}")).create()));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    long before = lists(desk);

    Session.Answer answer = Person.admin(desk.name()).run("top");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(answer.lines()).hasSize(2001);
    assertThat(answer.lines().get(1)).startsWith("s0000 ");
    assertThat(answer.lines().getLast()).startsWith("s1999 ");
    assertThat(lists(desk) - before).isEqualTo(4);
  }

  private static long lists(Desk desk) {
    return ApiServer.running().audit().stream()
        .filter(line -> line.contains("\"verb\":\"list\"") && line.contains("kubectl-tradewind/"))
        .filter(
            line -> line.contains("/namespaces/" + desk.name() + "/") && line.contains("limit=500"))
        .count();
  }

  @Test
  void theTableFollowsSelectorScopeAndOrder() {
    Desk a = Desk.open("top-a").strategy("one", "{top: x}").strategy("two", "{top: y}");
    Desk b = Desk.open("top-b").strategy("three", "{top: x}");
    a.status("one", "{\"phase\":\"Trading\",\"sample\":{\"pnl\":\"5\"}}");
    b.status(
        "three",
        "{\"sample\":{\"pnl\":\"-7\"},\"effectiveState\":{\"state\":\"Flat\",\"because\":\"Halt/h\"}}");
    Session session = Person.admin(a.name());

    assertThat(session.run("top").out())
        .contains("one", "two")
        .doesNotContain("three", "NAMESPACE");
    assertThat(session.run("top", "-l", "top=x").out()).contains("one").doesNotContain("two");
    assertThat(session.run("top", "-A", "-l", "top in (x)", "--sort-by", "pnl").lines())
        .satisfiesExactly(
            header -> assertThat(header).startsWith("NAMESPACE"),
            loss -> assertThat(loss).startsWith("top-b").contains("three", "-7"),
            gain -> assertThat(gain).startsWith("top-a").contains("one", "5"));
    assertThat(session.run("top", "-o", "wide", "-n", b.name()).out()).contains("Halt/h");
    assertThat(session.run("top", "-o", "json").out()).contains("\"name\" : \"one\"");
    assertThat(session.run("top", "-A", "-n", "top-a").exitCode()).isEqualTo(2);
  }

  @Test
  void aWatchedTableRefreshesAndLivesThroughATrouble() {
    Desk desk = Desk.open("watched").strategy("early", "{}");
    List<String> steps = new ArrayList<>();
    Session session =
        Person.admin(desk.name())
            .pausing(
                time -> {
                  assertThat(time).isEqualTo(Duration.ofSeconds(1));
                  steps.add("looked");
                  if (steps.size() == 1) {
                    desk.strategy("late", "{}");
                  }
                  return steps.size() < 2;
                });

    Session.Answer answer = session.run("top", "--watch", "--interval", "1s");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.lines().stream().filter(line -> line.startsWith("early"))).hasSize(2);
    assertThat(answer.lines().stream().filter(line -> line.startsWith("late"))).hasSize(1);
    assertThat(answer.out()).contains("2 strategies, 2 not ready");
  }

  @Test
  void aNewerOperatorsWordsAndFieldsDoNotBlindThePlugin() {
    Desk desk = Desk.open("newer").strategy("one", "{}");
    desk.status("one", "{\"phase\":\"Moonwalking\"}");

    assertThat(Person.admin(desk.name()).run("top").out()).contains("Moonwalking");
  }

  @Test
  void statusShowsTheHaltsThatPickTheStrategy() {
    Desk desk = Desk.open("status").strategy("one", "{desk: x}");
    KubernetesClient admin = ApiServer.running().admin();
    admin.resource(Resources.halt(desk.name(), "by-name", "names: [one]", "{}")).create();
    admin
        .resource(
            Resources.halt(desk.name(), "by-label", "selector: {matchLabels: {desk: x}}", "{}"))
        .create();
    admin.resource(Resources.halt(desk.name(), "others", "names: [two]", "{}")).create();

    Session.Answer text = Person.admin(desk.name()).run("status", "one");
    Session.Answer json = Person.admin(desk.name()).run("status", "one", "-o", "json");

    assertThat(text.out())
        .contains(
            "kubectl tradewind release by-name -n status",
            "kubectl tradewind release by-label -n status")
        .doesNotContain("others");
    assertThat(json.out())
        .contains("\"release\" : \"kubectl tradewind release by-name -n status\"");
    assertThat(Person.admin(desk.name()).run("status", "oen").err())
        .isEqualTo("error: There is no strategy oen in namespace status; did you mean one?\n");
  }
}
