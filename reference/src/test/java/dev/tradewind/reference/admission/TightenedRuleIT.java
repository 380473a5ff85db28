package dev.tradewind.reference.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.reference.admission.Strategies.Answer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that came later than a stored strategy stands in nobody's way but the trader's. */
final class TightenedRuleIT {
  private static final ApiServer SERVER = ApiServer.running();
  private static final KubernetesClient ADMIN = SERVER.admin();
  private static final Strategies STRATEGIES = new Strategies(ADMIN);
  private static final String ALGO = "acme/tight";
  private static final String NAME = "old";

  @BeforeEach
  void tightenTheRuleOfAStoredStrategy() {
    lift();
    resource().delete();
    assertThat(STRATEGIES.create(Strategies.manifest(NAME, ALGO, "{\"length\": 100}")).accepted())
        .isTrue();
    patch("{\"metadata\":{\"finalizers\":[\"tradewind.dev/it\"]}}");
    tighten();
    STRATEGIES.awaitRefusal(ALGO, "{\"length\": 100}");
  }

  @Test
  void itsFinalizerCanBeRemovedAndItsLabelsEdited() {
    patch("{\"metadata\":{\"labels\":{\"desk\":\"a\"}}}");
    patch("{\"metadata\":{\"finalizers\":[]}}");
    assertThat(resource().get().getMetadata().getFinalizers()).isEmpty();
  }

  @Test
  void itCanBeFlattened() {
    patch("{\"spec\":{\"state\":\"Flat\"}}");
    assertThat(resource().get().<String>get("spec", "state")).isEqualTo("Flat");
    patch("{\"metadata\":{\"finalizers\":[]}}");
  }

  @Test
  void itsParametersAreHeldToTheNewRule() {
    Answer refused = STRATEGIES.update(NAME, ALGO, "{\"length\": 90}");
    assertThat(refused.sentence())
        .isEqualTo("spec.parameters.length is 90: it must be a whole number from 1 to 50.");
    assertThat(STRATEGIES.update(NAME, ALGO, "{\"length\": 50}").accepted()).isTrue();
    patch("{\"metadata\":{\"finalizers\":[]}}");
  }

  @Test
  void onceDeletedItIsJudgedNoMore() {
    resource().delete();
    assertThatCode(() -> patch("{\"spec\":{\"parameters\":{\"length\":90}}}"))
        .doesNotThrowAnyException();
    patch("{\"metadata\":{\"finalizers\":[]}}");
    assertThat(resource().get()).isNull();
  }

  private static void tighten() {
    AlgoDefinition algo =
        new AlgoDefinition(
            ALGO,
            "An algo with a rule of today.",
            List.of(ParameterDefinition.integer("length", 1, 50, 10, "bars", "A length.")),
            List.of(),
            _ -> null);
    Policy policy = AlgoPolicy.of(algo).named("tight");
    ADMIN.resource(policy.definition()).serverSideApply();
    ADMIN.resource(policy.binding()).serverSideApply();
  }

  /** Removes the rule; the API server takes a moment to forget it. */
  private static void lift() {
    Policy policy = new Policy("tight", List.of(), List.of(), List.of(), "Invalid");
    ADMIN.resource(policy.binding()).delete();
    ADMIN.resource(policy.definition()).delete();
    STRATEGIES.awaitAcceptance(ALGO, "{\"length\": 100}");
  }

  private static void patch(String json) {
    resource().patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  private static Resource<GenericKubernetesResource> resource() {
    return ADMIN
        .genericKubernetesResources("tradewind.dev/v1alpha1", "TradingStrategy")
        .inNamespace(Strategies.NAMESPACE)
        .withName(NAME);
  }
}
