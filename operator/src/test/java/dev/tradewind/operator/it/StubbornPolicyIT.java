package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy of the cluster that undoes each correction is told, and not fought. */
final class StubbornPolicyIT {
  private static final String FIELD = "spec.template.spec.terminationGracePeriodSeconds";

  private World world;

  @BeforeEach
  void start() {
    world = new World(Map.of("sample-interval", "1m"));
    Assumptions.assumeTrue(
        world.admin.supports("admissionregistration.k8s.io/v1", "MutatingAdmissionPolicy"),
        "this API server has no MutatingAdmissionPolicy");
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
  }

  @AfterEach
  void stop() {
    policy("MutatingAdmissionPolicyBinding", "{}").delete();
    policy("MutatingAdmissionPolicy", "{}").delete();
    world.close();
  }

  @Test
  void itIsNamedAndAPersonsChangeIsMendedAllTheSame() {
    keepGracePeriodAt7();
    World.soon()
        .untilAsserted(
            () -> {
              var degraded = world.condition("aapl-sma", ConditionType.Degraded);
              assertThat(degraded.reason()).isEqualTo("ObjectRefused");
              assertThat(degraded.message()).contains("StatefulSet aapl-sma", FIELD);
              assertThat(world.events("aapl-sma"))
                  .filteredOn(e -> e.getReason().equals("ObjectRefused"))
                  .hasSize(1);
            });
    Instant since = Instant.now();
    for (String label : List.of("b", "c", "d")) {
      relabel(label);
      Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    }
    assertThat(world.writes(since)).isEmpty();

    set().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"replicas\":0}}");
    World.soon().until(() -> set().get().getSpec().getReplicas() == 1);
  }

  /** Returns when the API server goes by it and the StatefulSet is bent. */
  private void keepGracePeriodAt7() {
    policy(
            "MutatingAdmissionPolicy",
            """
            matchConstraints:
              namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
              resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [statefulsets]}]
            reinvocationPolicy: Never
            failurePolicy: Fail
            mutations:
              - patchType: JSONPatch
                jsonPatch:
                  expression: '[JSONPatch{op: "replace", path: "/spec/template/spec/terminationGracePeriodSeconds", value: 7}]'
            """
                .formatted(world.namespace))
        .create();
    policy("MutatingAdmissionPolicyBinding", "policyName: " + world.namespace).create();
    StatefulSet other = set().get();
    other.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(8L);
    other.getMetadata().setResourceVersion(null);
    World.soon()
        .until(
            () -> gracePeriod(world.admin.resource(other).dryRun(true).update()),
            Long.valueOf(7)::equals);
    relabel("a");
  }

  /** Somebody else's label, which the operator leaves alone: it looks, and no more. */
  private void relabel(String value) {
    set()
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"labels\":{\"team\":\"" + value + "\"}}}");
  }

  private static Long gracePeriod(StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
  }

  private RollableScalableResource<StatefulSet> set() {
    return world.admin.apps().statefulSets().inNamespace(world.namespace).withName("aapl-sma");
  }

  private Resource<HasMetadata> policy(String kind, String spec) {
    return world.admin.resource(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: %s
        metadata: {name: %s}
        spec:
        %s
        """
            .formatted(kind, world.namespace, spec.indent(2)));
  }
}
