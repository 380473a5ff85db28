package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;

/** The strategy file, immutable, one for each spec. */
public final class ConfigMapRendering {
  /** Key of the strategy file. */
  public static final String FILE = "strategy.yaml";

  private ConfigMapRendering() {}

  static ConfigMap of(Rendering rendering) {
    String name = Rendering.configMapName(rendering.file().name(), rendering.file().specHash());
    return new ConfigMapBuilder()
        .withMetadata(
            rendering.metadata(name).edit().withAnnotations(rendering.specAnnotations()).build())
        .withImmutable(true)
        .withData(Map.of(FILE, rendering.file().toYaml()))
        .build();
  }
}
