package dev.tradewind.reference.admission;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Requests about strategies as somebody writes them: JSON, number by number.
 *
 * @param client who asks
 */
record Strategies(KubernetesClient client) {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String NAMESPACE = "default";

  private static final String PATH =
      "/apis/tradewind.dev/v1alpha1/namespaces/" + NAMESPACE + "/tradingstrategies";
  private static final String DRY_RUN = "?dryRun=All";

  /**
   * @param code of HTTP
   * @param message of the API server, empty where it accepts
   */
  record Answer(int code, String message) {

    boolean accepted() {
      return code < 300;
    }

    /** What a policy says; the API server puts who says it in front. */
    String sentence() {
      return message.substring(message.indexOf("denied request: ") + "denied request: ".length());
    }

    boolean byAPolicy() {
      return message.contains("denied request: ");
    }
  }

  static String manifest(String name, String algo, String parameters) {
    return """
    {"apiVersion": "tradewind.dev/v1alpha1", "kind": "TradingStrategy",
     "metadata": {"name": "%s", "namespace": "%s"},
     "spec": {"symbol": "AAPL", "algo": "%s", "parameters": %s, "capital": {"amount": "100000"},
              "marketData": {"sourceRef": {"name": "prices-aapl"}}}}
    """
        .formatted(name, NAMESPACE, algo, parameters);
  }

  Answer tryCreate(String algo, String parameters) {
    return tryCreate(manifest("tried", algo, parameters));
  }

  Answer tryCreate(String manifest) {
    return send(PATH + DRY_RUN, "POST", manifest);
  }

  /** The update of a stored strategy to these parameters. */
  Answer tryUpdate(String stored, String algo, String parameters) {
    return send(PATH + "/" + stored + DRY_RUN, "PUT", updated(stored, algo, parameters));
  }

  Answer update(String stored, String algo, String parameters) {
    return send(PATH + "/" + stored, "PUT", updated(stored, algo, parameters));
  }

  Answer goLive(String stored) {
    ObjectNode object = read(stored);
    ((ObjectNode) object.get("spec")).put("mode", "Live");
    return send(PATH + "/" + stored + DRY_RUN, "PUT", object.toString());
  }

  Answer create(String manifest) {
    return send(PATH, "POST", manifest);
  }

  void awaitRefusal(String algo, String parameters) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> tryCreate(algo, parameters), Answer::byAPolicy);
  }

  void awaitAcceptance(String algo, String parameters) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> tryCreate(algo, parameters), Answer::accepted);
  }

  private String updated(String stored, String algo, String parameters) {
    ObjectNode object = read(stored);
    ObjectNode spec = (ObjectNode) object.get("spec");
    spec.put("algo", algo);
    // As it was written: 10.0 is not yet 10.
    spec.putRawValue("parameters", new RawValue(parameters));
    return object.toString();
  }

  private ObjectNode read(String stored) {
    try {
      return (ObjectNode) JSON.readTree(client.raw(PATH + "/" + stored));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer send(String path, String method, String body) {
    try {
      client.raw(path, method, body);
      return new Answer(200, "");
    } catch (KubernetesClientException e) {
      return new Answer(
          e.getCode(),
          e.getStatus() == null ? String.valueOf(e.getMessage()) : e.getStatus().getMessage());
    }
  }
}
