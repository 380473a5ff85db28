package dev.tradewind.reference.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradewind.reference.admission.Strategies.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trading real money is a right of its own, on a definition that knows the mode Live. */
final class LivePermissionIT {
  private static final ApiServer SERVER = ApiServer.running();
  private static final String PAPER_ONLY = "                - \"Paper\"\n";

  private static final String RIGHTS =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: trader}
      rules:
      - {apiGroups: [tradewind.dev], resources: [tradingstrategies], verbs: [get, create, update]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: live, namespace: default}
      rules:
      - {apiGroups: [tradewind.dev], resources: [tradingstrategies/live], verbs: [update]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: live-one, namespace: default}
      rules:
      - {apiGroups: [tradewind.dev], resources: [tradingstrategies/live], resourceNames: [mine], verbs: [update]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: traders, namespace: default}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: trader}
      subjects:
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: alice}
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}
      - {apiGroup: rbac.authorization.k8s.io, kind: User, name: carol}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: live, namespace: default}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: live}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: live-one, namespace: default}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: live-one}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: carol}]
      """;

  private final Strategies alice = new Strategies(SERVER.as("alice"));
  private final Strategies bob = new Strategies(SERVER.as("bob"));
  private final Strategies carol = new Strategies(SERVER.as("carol"));

  @BeforeAll
  static void letTheDefinitionKnowLive() throws IOException {
    String crd = Files.readString(ApiServer.CRD);
    assertThat(crd).containsOnlyOnce(PAPER_ONLY);
    SERVER.apply(crd.replace(PAPER_ONLY, "                - \"Live\"\n" + PAPER_ONLY));
    SERVER.apply(RIGHTS);
    Policy policy = LivePermission.policy();
    SERVER.admin().resource(policy.definition()).serverSideApply();
    SERVER.admin().resource(policy.binding()).serverSideApply();
    Strategies alice = new Strategies(SERVER.as("alice"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> alice.tryCreate(live("probe")), Answer::byAPolicy);
  }

  @AfterAll
  static void takeLiveAway() throws IOException {
    Policy policy = LivePermission.policy();
    SERVER.admin().resource(policy.binding()).delete();
    SERVER.admin().resource(policy.definition()).delete();
    SERVER.apply(Files.readString(ApiServer.CRD));
  }

  @Test
  void whoeverLacksTheRightIsToldWhichOne() {
    Answer answer = alice.tryCreate(live("mine"));
    assertThat(answer.code()).isEqualTo(403);
    assertThat(answer.sentence())
        .isEqualTo(
            "spec.mode is \"Live\": user alice may not trade live in namespace default; use"
                + " \"Paper\", or have the verb update on tradingstrategies/live (tradewind.dev)"
                + " granted.");
  }

  @Test
  void whoeverHasItTradesLive() {
    assertThat(bob.tryCreate(live("mine"))).isEqualTo(new Answer(200, ""));
  }

  @Test
  void theRightCanBeLimitedToOneStrategy() {
    assertThat(carol.tryCreate(live("mine"))).isEqualTo(new Answer(200, ""));
    assertThat(carol.tryCreate(live("another")).code()).isEqualTo(403);
  }

  @Test
  void paperNeedsNoneOfIt() {
    assertThat(alice.create(paper("on-paper"))).isEqualTo(new Answer(200, ""));
    assertThat(alice.update("on-paper", "sma-crossover", "{\"fast\": 5}"))
        .isEqualTo(new Answer(200, ""));
  }

  @Test
  void paperDoesNotBecomeLive() {
    assertThat(bob.create(paper("stays-paper")).accepted()).isTrue();
    Answer answer = bob.goLive("stays-paper");
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("spec.mode cannot be changed");
    assertThat(alice.goLive("stays-paper").code()).isNotEqualTo(200);
  }

  @Test
  void aLiveStrategyIsChangedByWhoeverMayChangeStrategies() {
    assertThat(bob.create(live("lives")).accepted()).isTrue();
    assertThat(alice.update("lives", "sma-crossover", "{\"fast\": 5}"))
        .isEqualTo(new Answer(200, ""));
  }

  private static String live(String name) {
    return paper(name).replace("\"spec\": {", "\"spec\": {\"mode\": \"Live\", ");
  }

  private static String paper(String name) {
    return Strategies.manifest(name, "sma-crossover", "{}");
  }
}
