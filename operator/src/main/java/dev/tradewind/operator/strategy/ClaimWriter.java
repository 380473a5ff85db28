package dev.tradewind.operator.strategy;

import dev.tradewind.operator.objects.Store;
import dev.tradewind.operator.render.ClaimRendering;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Creates the claim of a ledger, and grows it where the StorageClass allows that. Safe for many
 * threads.
 */
final class ClaimWriter {
  private static final Logger LOG = Logger.getLogger(ClaimWriter.class);
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";
  private static final int UNPROCESSABLE = 422;

  private final Store<PersistentVolumeClaim> claims;
  private final KubernetesClient client;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  ClaimWriter(Store<PersistentVolumeClaim> claims, KubernetesClient client) {
    this.claims = claims;
    this.client = client;
  }

  void ensure(Rendering rendering) {
    var file = rendering.file();
    Optional<PersistentVolumeClaim> actual =
        claims.get(file.namespace(), Rendering.claimName(file.name(), file.uid()));
    if (actual.isEmpty()) {
      claims.apply(rendering.claim(accessMode(rendering.storage().className())));
    } else if (actual.get().getMetadata().getDeletionTimestamp() == null) {
      grow(rendering, actual.get());
    }
  }

  private void grow(Rendering rendering, PersistentVolumeClaim actual) {
    String attempt = actual.getMetadata().getUid() + " " + rendering.storage().size();
    if (refused.contains(attempt)) {
      return;
    }
    try {
      claims.apply(ClaimRendering.existing(rendering.claim(""), actual));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN && e.getCode() != UNPROCESSABLE) {
        throw e;
      }
      refused.add(attempt);
      LOG.warnf(
          "the claim %s cannot grow to %s: %s",
          actual.getMetadata().getName(), rendering.storage().size(), e.getMessage());
    }
  }

  /** One pod only, where the volumes are a CSI driver's; one node only elsewhere. */
  private String accessMode(String className) {
    try {
      boolean csi =
          provisioner(className)
              .map(driver -> client.storage().v1().csiDrivers().withName(driver).get())
              .isPresent();
      return csi ? "ReadWriteOncePod" : "ReadWriteOnce";
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      return "ReadWriteOnce";
    }
  }

  private Optional<String> provisioner(String className) {
    var classes = client.storage().v1().storageClasses();
    if (className != null) {
      return Optional.ofNullable(classes.withName(className).get()).map(c -> c.getProvisioner());
    }
    return classes.list().getItems().stream()
        .filter(c -> c.getMetadata().getAnnotations() != null)
        .filter(c -> "true".equals(c.getMetadata().getAnnotations().get(DEFAULT_CLASS)))
        .map(c -> c.getProvisioner())
        .findFirst();
  }
}
