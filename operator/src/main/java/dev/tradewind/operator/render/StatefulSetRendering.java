package dev.tradewind.operator.render;

import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The StatefulSet that keeps one pod, and never two, running; the operator deletes the pod when it
 * must be replaced.
 */
public final class StatefulSetRendering {
  private StatefulSetRendering() {}

  static StatefulSet of(Rendering rendering) {
    Map<String, String> annotations = new LinkedHashMap<>(rendering.specAnnotations());
    annotations.put(Labels.RENDER_VERSION, String.valueOf(rendering.version()));
    return new StatefulSetBuilder()
        .withMetadata(
            rendering.metadata(rendering.file().name()).edit().withAnnotations(annotations).build())
        .withNewSpec()
        .withReplicas(rendering.replicas())
        .withServiceName(NamespaceRendering.SERVICE)
        .withPodManagementPolicy("Parallel")
        .withRevisionHistoryLimit(2)
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewSelector()
        .withMatchLabels(selector(rendering))
        .endSelector()
        .withTemplate(PodRendering.of(rendering))
        .endSpec()
        .build();
  }

  private static Map<String, String> selector(Rendering rendering) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.NAME, Labels.STRATEGY_POD);
    labels.put(Labels.STRATEGY, rendering.file().name());
    return labels;
  }

  private static int renderVersion(Map<String, String> annotations) {
    String version = annotations.getOrDefault(Labels.RENDER_VERSION, "");
    return Rendering.version(version.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(version) : null);
  }

  /**
   * What an existing StatefulSet trades, for when the status does not tell. Its epoch is 0: how
   * often the ledger was opened nobody knows, but it may have been.
   */
  public static Optional<Trading> tradedBy(StatefulSet set) {
    Map<String, String> annotations = set.getMetadata().getAnnotations();
    if (annotations == null || !annotations.containsKey(TradingStrategy.SPEC_HASH)) {
      return Optional.empty();
    }
    var pod = set.getSpec().getTemplate().getMetadata();
    String rollout =
        pod == null || pod.getAnnotations() == null
            ? null
            : pod.getAnnotations().get(TradingStrategy.ROLLOUT);
    String image = set.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
    return Optional.of(
        new Trading(
            annotations.get(TradingStrategy.SPEC_HASH),
            null,
            0L,
            null,
            image,
            renderVersion(annotations),
            rollout,
            null));
  }
}
