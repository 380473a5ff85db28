package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The credential that the control port asks for. */
public final class SecretRendering {
  private static final String CURRENT = "current";

  /** What an HTTP header can carry, and nobody guesses. */
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");

  private SecretRendering() {}

  static Secret of(Rendering rendering, String credential) {
    String encoded =
        Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8));
    return new SecretBuilder()
        .withMetadata(rendering.metadata(Rendering.secretName(rendering.file().name())))
        .withType("Opaque")
        .withData(Map.of(CURRENT, encoded))
        .build();
  }

  private static String decoded(String encoded) {
    try {
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** The credential in a Secret, if it holds a usable one. */
  public static Optional<String> credential(Secret secret) {
    return Optional.ofNullable(secret.getData())
        .map(data -> data.get(CURRENT))
        .map(SecretRendering::decoded)
        .map(String::strip)
        .filter(USABLE.asMatchPredicate());
  }
}
