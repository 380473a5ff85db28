package dev.tradewind.operator.strategy;

import dev.tradewind.operator.objects.Store;
import dev.tradewind.operator.render.ClaimRendering;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
  private final Clock clock;
  private final Duration pace;
  private final Map<String, Refused> refused = new ConcurrentHashMap<>();

  private record Refused(String size, Instant next, String sentence) {}

  /**
   * @param pace from one attempt to the next to grow a claim that may not
   */
  ClaimWriter(
      Store<PersistentVolumeClaim> claims, KubernetesClient client, Clock clock, Duration pace) {
    this.claims = claims;
    this.client = client;
    this.clock = clock;
    this.pace = pace;
  }

  void ensure(Rendering rendering) {
    var file = rendering.file();
    Optional<PersistentVolumeClaim> actual =
        claims.get(file.namespace(), Rendering.claimName(file.name(), file.uid()));
    if (actual.isEmpty()) {
      claims.apply(rendering.claim(accessMode(rendering.storage().className())));
      refused.remove(file.uid());
    } else if (actual.get().getMetadata().getDeletionTimestamp() == null) {
      grow(rendering, actual.get());
    }
  }

  /** Why the claim of the strategy of that UID does not grow; empty when it need not, or does. */
  Optional<String> complaint(String uid) {
    return Optional.ofNullable(refused.get(uid)).map(Refused::sentence);
  }

  /** The strategy is gone. */
  void forget(String uid) {
    refused.remove(uid);
  }

  private void grow(Rendering rendering, PersistentVolumeClaim actual) {
    String uid = rendering.file().uid();
    String size = rendering.storage().size();
    Refused before = refused.get(uid);
    boolean rests = before != null && before.next().isAfter(clock.instant());
    if (rests && before.size().equals(size)) {
      return;
    }
    try {
      claims.apply(ClaimRendering.existing(rendering.claim(""), actual));
      refused.remove(uid);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN && e.getCode() != UNPROCESSABLE) {
        throw e;
      }
      String sentence = sentence(actual, size, e);
      refused.put(uid, new Refused(size, clock.instant().plus(pace), sentence));
      LOG.warn(sentence);
    }
  }

  private String sentence(
      PersistentVolumeClaim claim, String size, KubernetesClientException refusal) {
    String said =
        refusal.getStatus() == null ? refusal.getMessage() : refusal.getStatus().getMessage();
    return "The claim %s keeps its size and does not grow to %s (spec.storage.size, which cannot be made smaller again): %s Its StorageClass must say allowVolumeExpansion: true, and a quota or LimitRange must leave room; the operator tries again every %d s."
        .formatted(
            claim.getMetadata().getName(),
            size,
            said.endsWith(".") ? said : said + ".",
            Math.max(1, pace.toSeconds()));
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
