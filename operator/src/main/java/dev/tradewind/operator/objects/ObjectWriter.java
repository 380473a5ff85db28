package dev.tradewind.operator.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings objects to what they should be. An object that is so already is not written. Safe for many
 * threads.
 */
public final class ObjectWriter {
  private static final Logger LOG = Logger.getLogger(ObjectWriter.class);

  private final KubernetesClient client;

  public ObjectWriter(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Creates or corrects an object.
   *
   * @param wanted as rendered
   * @param known as last seen, or empty
   * @return the object as the API server now has it, or as it was when nothing had to be written
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
    JsonNode is = tree(actual);
    JsonNode should = tree(wanted);
    if (Overlay.covers(is, should)) {
      return actual;
    }
    @SuppressWarnings("unchecked")
    T merged =
        (T)
            client
                .getKubernetesSerialization()
                .convertValue(Overlay.merge(is, should), wanted.getClass());
    T written = client.resource(merged).update();
    LOG.infof("corrected %s %s", wanted.getKind(), wanted.getMetadata().getName());
    return written;
  }

  /** Deletes an object, unless it has changed since it was seen; what it owns goes after it. */
  public void delete(HasMetadata object) {
    try {
      client.resource(object).lockResourceVersion().delete();
      LOG.infof("deleted %s %s", object.getKind(), object.getMetadata().getName());
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND
          && e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }

  private JsonNode tree(HasMetadata object) {
    return client.getKubernetesSerialization().convertValue(object, JsonNode.class);
  }
}
