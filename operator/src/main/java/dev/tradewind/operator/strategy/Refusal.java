package dev.tradewind.operator.strategy;

import dev.tradewind.operator.objects.ForeignObjectException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Why an object could not be written, where trying again will not help until a person acts: a
 * quota, a policy, a broken webhook, a missing right, a name that is taken. Pure.
 */
final class Refusal {
  private static final int UNPROCESSABLE = 422;

  /** So the API server begins what it says of a webhook that does not answer as it should. */
  private static final String WEBHOOK = "failed calling webhook";

  private Refusal() {}

  /** The sentence for people; empty when the failure is a passing one. */
  static Optional<String> of(RuntimeException failure) {
    return switch (failure) {
      case ForeignObjectException foreign -> Optional.of(sentence(foreign.getMessage()));
      case KubernetesClientException refused when isFinal(refused) ->
          Optional.of("The API server refuses an object: " + said(refused));
      default -> Optional.empty();
    };
  }

  private static boolean isFinal(KubernetesClientException refused) {
    return switch (refused.getCode()) {
      case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> true;
      case HttpURLConnection.HTTP_FORBIDDEN -> !NamespaceEnd.isWhy(refused);
      case HttpURLConnection.HTTP_INTERNAL_ERROR -> said(refused).contains(WEBHOOK);
      default -> false;
    };
  }

  private static String said(KubernetesClientException refused) {
    return refused.getStatus() == null ? refused.getMessage() : refused.getStatus().getMessage();
  }

  private static String sentence(String message) {
    return Character.toUpperCase(message.charAt(0)) + message.substring(1);
  }
}
