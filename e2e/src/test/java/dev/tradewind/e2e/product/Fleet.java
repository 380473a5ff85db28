package dev.tradewind.e2e.product;

import com.fasterxml.jackson.databind.JsonNode;

/** The pods of strategies, told apart over restarts. */
final class Fleet {

  private Fleet() {}

  /** Names, UIDs and restart counts of all pods of a namespace. */
  static String pods(String namespace) {
    StringBuilder all = new StringBuilder();
    for (JsonNode pod : Kubectl.json("-n", namespace, "get", "pods").path("items")) {
      all.append(pod.at("/metadata/name").asText())
          .append(' ')
          .append(pod.at("/metadata/uid").asText())
          .append(' ')
          .append(pod.at("/status/containerStatuses/0/restartCount").asInt())
          .append('\n');
    }
    return all.toString();
  }
}
