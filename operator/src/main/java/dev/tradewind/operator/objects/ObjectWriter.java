package dev.tradewind.operator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.operator.render.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings objects to what they should be. An object that is so already is not written. Safe for many
 * threads.
 */
public final class ObjectWriter {
  private static final Logger LOG = Logger.getLogger(ObjectWriter.class);

  private static final String SPEC = "spec";
  private static final int DELETE_ATTEMPTS = 3;

  private final KubernetesClient client;
  private final Unmended unmended;

  /**
   * @param client of the cluster
   * @param clock of attempts
   * @param pace from one attempt to the next to correct what does not stick
   */
  public ObjectWriter(KubernetesClient client, Clock clock, Duration pace) {
    this.client = client;
    this.unmended = new Unmended(clock, pace);
  }

  /** What of a strategy's objects cannot be corrected, a sentence; empty when all can. */
  public Optional<String> complaint(String namespace, String strategy) {
    return unmended.complaint(namespace, strategy);
  }

  /**
   * Creates or corrects an object.
   *
   * @param wanted as rendered
   * @param known as last seen, or empty
   * @return the object as the API server now has it, or as it was when nothing had to be written
   * @throws ForeignObjectException when somebody else's object has that name
   * @throws KubernetesClientException when the API server refuses; 409 when somebody else was
   *     faster
   */
  public <T extends HasMetadata> T apply(T wanted, Optional<T> known) {
    return known.map(actual -> correct(wanted, actual)).orElseGet(() -> create(wanted));
  }

  private <T extends HasMetadata> T create(T wanted) {
    try {
      T created = client.resource(wanted).create();
      LOG.infof("created %s %s", wanted.getKind(), wanted.getMetadata().getName());
      return created;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      T actual = client.resource(wanted).get();
      if (actual == null) {
        throw e;
      }
      return correct(wanted, actual);
    }
  }

  private <T extends HasMetadata> T correct(T wanted, T actual) {
    if (!Labels.isOurs(actual, wanted)) {
      throw new ForeignObjectException(wanted);
    }
    boolean shared = SpecOwnership.isShared(actual);
    if (!shared && Overlay.covers(tree(actual), tree(wanted))) {
      unmended.settled(wanted);
      return actual;
    }
    if (!shared && unmended.rests(wanted, Overlay.differences(tree(actual), tree(wanted)))) {
      return actual;
    }
    T written = client.resource(merged(wanted, actual, shared)).update();
    List<String> left = Overlay.differences(tree(written), tree(wanted));
    unmended.corrected(wanted, left);
    LOG.infof(
        "corrected %s %s%s",
        wanted.getKind(),
        wanted.getMetadata().getName(),
        left.isEmpty() ? "" : ", but not " + left);
    return written;
  }

  /**
   * The object as it is with everything as wanted; of a spec that others have added to, with
   * nothing but what is wanted.
   */
  @SuppressWarnings("unchecked")
  private <T extends HasMetadata> T merged(T wanted, T actual, boolean shared) {
    JsonNode merged = Overlay.merge(tree(actual), tree(wanted));
    if (shared) {
      ((ObjectNode) merged).set(SPEC, tree(wanted).get(SPEC));
    }
    T object = (T) client.getKubernetesSerialization().convertValue(merged, wanted.getClass());
    if (shared) {
      object.getMetadata().setManagedFields(SpecOwnership.ownRecord(actual));
    }
    return object;
  }

  /**
   * Has the API server judge an object without writing it.
   *
   * @throws KubernetesClientException when it would refuse
   */
  public <T extends HasMetadata> void tryOut(T wanted, Optional<T> known) {
    if (known.isEmpty()) {
      client.resource(wanted).dryRun(true).create();
    } else if (!Overlay.covers(tree(known.get()), tree(wanted))) {
      client.resource(merged(wanted, known.get(), false)).dryRun(true).update();
    }
  }

  /**
   * Deletes an object, and what it owns after it, but never another one that has taken its name
   * meanwhile.
   *
   * @throws KubernetesClientException when the API server refuses; 409 when the object changes so
   *     fast that it has to be tried again
   */
  public void delete(HasMetadata object) {
    unmended.settled(object);
    HasMetadata seen = object;
    for (int attempt = 1; seen != null; attempt++) {
      try {
        boolean wasThere = !client.resource(seen).lockResourceVersion().delete().isEmpty();
        if (wasThere) {
          LOG.infof("deleted %s %s", seen.getKind(), seen.getMetadata().getName());
        }
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
          return;
        }
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == DELETE_ATTEMPTS) {
          throw e;
        }
        seen = sameAs(object);
      }
    }
  }

  /** The object as it is now, or null when it is gone. */
  private HasMetadata sameAs(HasMetadata object) {
    HasMetadata now = client.resource(object).get();
    boolean same = now != null && now.getMetadata().getUid().equals(object.getMetadata().getUid());
    return same ? now : null;
  }

  private JsonNode tree(HasMetadata object) {
    return client.getKubernetesSerialization().convertValue(object, JsonNode.class);
  }
}
