package dev.tradewind.api.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a pod is started with: a strategy with every default written out.
 *
 * @param name of the strategy
 * @param namespace null on a laptop
 * @param uid null on a laptop
 * @param specHash of the trading-relevant spec, see {@link SpecHash}
 * @param spec with all defaults; {@code state}, {@code onDelete} and {@code storage} are null in a
 *     cluster's file
 */
public record StrategyFile(
    String name, String namespace, String uid, String specHash, TradingStrategySpec spec) {

  /** What a laptop runs: all defaults, {@code state} is the initial state. */
  public static StrategyFile of(TradingStrategy strategy) {
    return of(strategy.getMetadata(), strategy.getSpec().withDefaults());
  }

  /** What a pod runs: all defaults, and nothing that is not trading-relevant. */
  public static StrategyFile forPod(TradingStrategy strategy) {
    return of(strategy.getMetadata(), strategy.getSpec().withDefaults().tradingRelevant());
  }

  private static StrategyFile of(ObjectMeta meta, TradingStrategySpec resolved) {
    return new StrategyFile(
        meta.getName(), meta.getNamespace(), meta.getUid(), SpecHash.of(resolved), resolved);
  }

  /**
   * Reads a file that {@link #toYaml()} wrote. For what a person wrote there is {@code
   * StrategyManifest}.
   *
   * @throws JsonProcessingException when it is no strategy
   */
  public static StrategyFile fromYaml(String yaml) throws JsonProcessingException {
    return of(StrategyYaml.MAPPER.readValue(yaml, TradingStrategy.class));
  }

  /** The file, always the same for the same strategy. */
  public String toYaml() {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("name", name);
    if (namespace != null) {
      meta.put("namespace", namespace);
    }
    if (uid != null) {
      meta.put("uid", uid);
    }
    meta.put("annotations", Map.of(TradingStrategy.SPEC_HASH, specHash));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", TradingStrategy.GROUP + "/" + TradingStrategy.VERSION);
    document.put("kind", TradingStrategy.KIND);
    document.put("metadata", meta);
    document.put("spec", spec);
    return StrategyYaml.write(document);
  }
}
