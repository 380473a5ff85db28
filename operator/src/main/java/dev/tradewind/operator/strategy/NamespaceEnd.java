package dev.tradewind.operator.strategy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/**
 * Whether the API refuses because the namespace is going: that cannot be outwaited, and nothing can
 * be put up again in it.
 */
final class NamespaceEnd {
  static final String MESSAGE =
      "The namespace is being deleted, so nothing can be closed any more; the objects are being"
          + " removed.";

  private NamespaceEnd() {}

  static boolean isWhy(RuntimeException failure) {
    return failure instanceof KubernetesClientException refusal && isWhy(refusal);
  }

  private static boolean isWhy(KubernetesClientException refusal) {
    var status = refusal.getStatus();
    return refusal.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        && status != null
        && status.getDetails() != null
        && status.getDetails().getCauses().stream()
            .anyMatch(c -> "NamespaceTerminating".equals(c.getReason()));
  }
}
