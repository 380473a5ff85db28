package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The control keys: the operator's own, and what pods know of them. */
public final class KeyRendering {
  public static final String CURRENT = "current";
  public static final String PREVIOUS = "previous";

  private KeyRendering() {}

  /**
   * The Secret of the operator's own keys.
   *
   * @param current private key in PEM
   * @param previous private key in PEM; empty for none
   */
  public static Secret own(String namespace, String name, String current, String previous) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels(Labels.PART_OF, Labels.PROJECT)
        .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
        .endMetadata()
        .withType("Opaque")
        .withData(data(current, previous))
        .build();
  }

  /** The Secret that a pod reads; a Secret, for who may write it can command the pod. */
  static Secret of(Rendering rendering, String current, String previous) {
    return new SecretBuilder()
        .withMetadata(rendering.metadata(Rendering.keysName(rendering.file().name())))
        .withType("Opaque")
        .withData(data(current, previous))
        .build();
  }

  /** Both are always there, so that a key which somebody has added is taken off again. */
  private static Map<String, String> data(String current, String previous) {
    return new TreeMap<>(Map.of(CURRENT, encoded(current), PREVIOUS, encoded(previous)));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text of a Secret; empty when it has none of that name, or nothing in it. */
  public static Optional<String> text(Secret secret, String name) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(name))
        .map(KeyRendering::decoded)
        .filter(text -> !text.isBlank());
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "not base64";
    }
  }
}
