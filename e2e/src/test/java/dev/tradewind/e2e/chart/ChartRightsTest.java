package dev.tradewind.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Nobody gets a right that has no use. */
final class ChartRightsTest {

  private static final List<String> RULE_LISTS = List.of("apiGroups", "resources", "verbs");
  private static final Set<String> OBSERVE = Set.of("get", "list", "watch");
  private static final Set<String> OWN =
      Set.of("get", "list", "watch", "create", "update", "delete");
  private static final Set<String> MANAGE = Set.of("get", "create", "patch", "delete");
  private static final Set<String> UNWATCHED = Set.of("get", "create", "update", "delete");

  /** Every right of the operator: what is not here must not be in the chart. */
  private static final Map<String, Set<String>> OPERATOR =
      Map.ofEntries(
          Map.entry("tradewind.dev/tradingstrategies", Set.of("get", "list", "watch", "patch")),
          Map.entry("tradewind.dev/tradingstrategies/status", Set.of("patch")),
          Map.entry("tradewind.dev/tradinghalts", Set.of("list", "watch")),
          Map.entry("tradewind.dev/tradinghalts/status", Set.of("patch")),
          Map.entry("/configmaps", OWN),
          Map.entry("/persistentvolumeclaims", OWN),
          Map.entry("/serviceaccounts", OWN),
          Map.entry("/services", OWN),
          Map.entry("apps/statefulsets", OWN),
          Map.entry("networking.k8s.io/networkpolicies", OWN),
          Map.entry("monitoring.coreos.com/podmonitors", UNWATCHED),
          Map.entry("/secrets", UNWATCHED),
          Map.entry("/pods", Set.of("get", "list", "watch", "patch", "delete")),
          Map.entry("/events", Set.of("list")),
          Map.entry("events.k8s.io/events", Set.of("create", "patch")));

  /** What it may look up in the whole cluster, where it runs strategies of all namespaces. */
  private static final Map<String, Set<String>> CLUSTER =
      Map.of(
          "storage.k8s.io/storageclasses", Set.of("get", "list"),
          "storage.k8s.io/csidrivers", Set.of("get"));

  @Test
  void theOperatorMayDoThisAndNothingElse() {
    Map<String, Set<String>> wanted = new TreeMap<>(OPERATOR);
    wanted.putAll(CLUSTER);
    assertThat(rights(role(Helm.template(), "ClusterRole", "tradewind-operator")))
        .isEqualTo(wanted);
  }

  @Test
  void noRuleHasAWildcardOrListsSecrets() {
    Rendered all = Helm.template();
    all.objects().stream()
        .filter(object -> object.has("rules"))
        .forEach(
            role -> {
              for (JsonNode rule : role.path("rules")) {
                for (String list : RULE_LISTS) {
                  assertThat(Rendered.texts(rule.path(list)))
                      .as("%s of %s", list, Rendered.name(role))
                      .isNotEmpty()
                      .noneMatch(text -> text.contains("*"));
                }
              }
              assertThat(rights(role).getOrDefault("/secrets", Set.of()))
                  .doesNotContain("list", "watch", "deletecollection");
              assertThat(rights(role).values())
                  .noneMatch(
                      verbs ->
                          verbs.contains("escalate")
                              || verbs.contains("bind")
                              || verbs.contains("impersonate"));
            });
  }

  @Test
  void watchedNamespacesReplaceEveryRightInTheCluster() {
    Rendered all = Helm.template("--set", "watchNamespaces={desk-a,desk-b}");
    assertThat(all.all("ClusterRoleBinding")).isEmpty();
    assertThat(all.all("ClusterRole").map(Rendered::name))
        .as("roles for people, bound to nobody by the chart")
        .containsExactlyInAnyOrder(
            "ClusterRole tradewind-admin",
            "ClusterRole tradewind-edit",
            "ClusterRole tradewind-halter",
            "ClusterRole tradewind-releaser",
            "ClusterRole tradewind-trader",
            "ClusterRole tradewind-viewer",
            "ClusterRole tradewind-view");
    assertThat(all.all("Role").map(Rendered::name))
        .containsExactlyInAnyOrder(
            "Role desk-a/tradewind-operator",
            "Role desk-b/tradewind-operator",
            "Role tradewind-system/tradewind-operator-leader");
    all.all("Role")
        .filter(role -> role.at("/metadata/name").asText().equals("tradewind-operator"))
        .forEach(role -> assertThat(rights(role)).isEqualTo(OPERATOR));
    assertThat(
            Helm.template(
                    "--set", "watchNamespaces={desk-a},rbac.aggregateRoles=false,rbac.roles=false")
                .all("ClusterRole"))
        .isEmpty();
  }

  @Test
  void everyBindingBindsARoleOfTheChartToTheOperator() {
    Rendered all = Helm.template("--set", "watchNamespaces={desk-a}");
    assertThat(all.all("RoleBinding")).hasSize(2);
    all.all("RoleBinding")
        .forEach(
            binding -> {
              assertThat(all.names())
                  .contains(
                      "Role %s/%s"
                          .formatted(
                              binding.at("/metadata/namespace").asText(),
                              binding.at("/roleRef/name").asText()));
              assertThat(binding.path("subjects")).hasSize(1);
              assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("tradewind-operator");
              assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo(Helm.NAMESPACE);
            });
  }

  @Test
  void besideTheOperatorAreOneLeaseAndOneSecretOfItsOwn() {
    JsonNode role = role(Helm.template(), "Role", "tradewind-operator-leader");
    assertThat(rights(role))
        .isEqualTo(
            Map.of(
                "coordination.k8s.io/leases", Set.of("create", "get", "patch", "update"),
                "/secrets", Set.of("create", "get", "update")));
    assertThat(role.path("rules"))
        .filteredOn(rule -> !Rendered.texts(rule.path("verbs")).equals(List.of("create")))
        .allSatisfy(rule -> assertThat(rule.path("resourceNames")).hasSize(1));
  }

  @Test
  void peopleGetTheSameRightsToStrategiesAsToTheRestOfTheirNamespace() {
    Rendered all = Helm.template();
    Set<String> change = Set.of("create", "delete", "deletecollection", "patch", "update");
    Map.of("view", OBSERVE, "edit", change, "admin", change)
        .forEach(
            (who, verbs) -> {
              JsonNode role = role(all, "ClusterRole", "tradewind-" + who);
              assertThat(rights(role).get("tradewind.dev/tradingstrategies")).isEqualTo(verbs);
              assertThat(
                      role.at("/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-" + who)
                          .asText())
                  .isEqualTo("true");
            });
  }

  @Test
  void haltingAndReleasingAreRightsOfTheirOwn() {
    Rendered all = Helm.template();
    assertThat(halts(all, "view")).isEqualTo(OBSERVE);
    assertThat(halts(all, "edit")).as("who may change a strategy may not lift its halt").isNull();
    assertThat(halts(all, "admin")).containsExactlyInAnyOrder("create", "delete");
    assertThat(halts(all, "viewer")).isEqualTo(OBSERVE);
    assertThat(halts(all, "trader")).isEqualTo(OBSERVE);
    assertThat(halts(all, "halter")).containsExactlyInAnyOrder("get", "list", "watch", "create");
    assertThat(halts(all, "releaser")).containsExactlyInAnyOrder("get", "list", "watch", "delete");
    for (String who : List.of("viewer", "halter", "releaser")) {
      assertThat(rights(role(all, "ClusterRole", "tradewind-" + who)))
          .as(who)
          .containsEntry("tradewind.dev/tradingstrategies", OBSERVE)
          .doesNotContainKeys("/pods/exec", "/pods/proxy", "/secrets");
    }
  }

  @Test
  void whoInstallsIntoSomeNamespacesHoldsWhatTheChartGrantsThereAndWhatHelmNeeds()
      throws IOException {
    String some = "watchNamespaces={desk-a}";
    Rendered roles = Rendered.of(Files.readString(Helm.CHART.resolve("files/installer.yaml")));
    Map<String, Set<String>> watched = granted("desk-a", Helm.template("--set", some));
    granted("desk-a", Helm.tests("--set", some))
        .forEach((what, verbs) -> watched.merge(what, verbs, ChartRightsTest::both));
    watched.put("rbac.authorization.k8s.io/roles", MANAGE);
    watched.put("rbac.authorization.k8s.io/rolebindings", MANAGE);
    assertThat(rights(role(roles, "ClusterRole", "tradewind-installer-watched")))
        .isEqualTo(watched);

    Map<String, Set<String>> own = granted(Helm.NAMESPACE, Helm.template("--set", some));
    for (String kind :
        List.of(
            "/configmaps",
            "/serviceaccounts",
            "/services",
            "networking.k8s.io/networkpolicies",
            "policy/poddisruptionbudgets",
            "monitoring.coreos.com/servicemonitors",
            "rbac.authorization.k8s.io/roles",
            "rbac.authorization.k8s.io/rolebindings")) {
      own.put(kind, MANAGE);
    }
    own.put("apps/deployments", both(MANAGE, OBSERVE));
    own.put("apps/replicasets", Set.of("list"));
    own.put("/secrets", Set.of("get", "list", "create", "update", "delete"));
    own.put("/pods", both(OBSERVE, Set.of("create", "delete")));
    own.put("/pods/log", Set.of("get"));
    assertThat(rights(role(roles, "ClusterRole", "tradewind-installer"))).isEqualTo(own);
  }

  private static Map<String, Set<String>> granted(String namespace, Rendered by) {
    Map<String, Set<String>> granted = new TreeMap<>();
    by.all("Role")
        .filter(role -> role.at("/metadata/namespace").asText().equals(namespace))
        .forEach(
            role ->
                rights(role)
                    .forEach((what, verbs) -> granted.merge(what, verbs, ChartRightsTest::both)));
    return granted;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }

  private static Set<String> halts(Rendered all, String who) {
    return rights(role(all, "ClusterRole", "tradewind-" + who)).get("tradewind.dev/tradinghalts");
  }

  private static JsonNode role(Rendered all, String kind, String name) {
    return all.all(kind)
        .filter(role -> role.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** {@code group/resource} to verbs. */
  private static Map<String, Set<String>> rights(JsonNode role) {
    Map<String, Set<String>> rights = new TreeMap<>();
    for (JsonNode rule : role.path("rules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          rights
              .computeIfAbsent(group.asText() + "/" + resource.asText(), any -> new TreeSet<>())
              .addAll(Rendered.texts(rule.path("verbs")));
        }
      }
    }
    return rights;
  }
}
