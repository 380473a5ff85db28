package dev.tradewind.operator.render;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.Storage;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the objects of one strategy are rendered from.
 *
 * @param file that the pod is started with
 * @param image of the pod
 * @param rollout that image and pod answer to; null for none
 * @param version by which the objects are rendered
 * @param replicas 1, or 0 when suspended
 * @param storage of the ledger, with defaults
 * @param ports of the pod
 */
public record Rendering(
    StrategyFile file,
    String image,
    String rollout,
    int version,
    int replicas,
    Storage storage,
    PodPorts ports) {
  /** The version by which new objects are rendered; those that exist keep theirs. */
  public static final int VERSION = 2;

  /** The first version whose pods obey signed commands, not who knows a credential. */
  private static final int SIGNED = 2;

  /** The version of objects that do not say. */
  private static final int FIRST = 1;

  private static final int UID_DIGITS = 8;

  /** The version that is on record; the first where none is. */
  public static int version(Integer recorded) {
    return recorded == null ? FIRST : recorded;
  }

  /** The name of a strategy's ConfigMap for one spec. */
  public static String configMapName(String strategy, String specHash) {
    return strategy + "-" + specHash;
  }

  /** The name of a strategy's claim for its ledger. */
  public static String claimName(String strategy, String uid) {
    return strategy + "-ledger-" + uid.substring(0, UID_DIGITS);
  }

  /** The name of a strategy's Secret with the keys that its pod obeys. */
  public static String keysName(String strategy) {
    return strategy + "-control-keys";
  }

  /** The name of a strategy's Secret with the credential that pods of the first version obey. */
  public static String secretName(String strategy) {
    return strategy + "-control";
  }

  /** The ConfigMaps that may hold a strategy's prices. */
  public static List<String> priceSources(StrategyFile file) {
    return VolumeRendering.priceSources(file);
  }

  /** The name of a strategy's only pod. */
  public static String podName(String strategy) {
    return strategy + "-0";
  }

  /** Whether the pod obeys signed commands. */
  public boolean signed() {
    return version >= SIGNED;
  }

  public ConfigMap configMap() {
    return ConfigMapRendering.of(this);
  }

  public StatefulSet statefulSet() {
    return StatefulSetRendering.of(this);
  }

  /** The claim as it is created; see {@link ClaimRendering} for one that exists. */
  public PersistentVolumeClaim claim(String accessMode) {
    return ClaimRendering.of(this, accessMode);
  }

  /**
   * The Secret from which the pod knows the operator's keys.
   *
   * @param current public key in PEM
   * @param previous public key in PEM; empty for none
   */
  public Secret keys(String current, String previous) {
    return KeyRendering.of(this, current, previous);
  }

  public Secret secret(String credential) {
    return SecretRendering.of(this, credential);
  }

  ObjectMeta metadata(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(file.namespace())
        .withLabels(Labels.of(file.name()))
        .withAnnotations(annotations())
        .build();
  }

  Map<String, String> annotations() {
    return Map.of(Labels.STRATEGY_UID, file.uid());
  }

  /** Annotations of the pod, which is made anew with each spec and each rollout. */
  Map<String, String> podAnnotations() {
    Map<String, String> annotations = specAnnotations();
    if (rollout != null) {
      annotations.put(TradingStrategy.ROLLOUT, rollout);
    }
    return annotations;
  }

  /** Annotations of what is made anew with each spec. */
  Map<String, String> specAnnotations() {
    Map<String, String> annotations = new LinkedHashMap<>(annotations());
    annotations.put(TradingStrategy.SPEC_HASH, file.specHash());
    return annotations;
  }
}
