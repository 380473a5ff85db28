package dev.tradewind.operator.pod;

import java.net.URI;

/**
 * Where a pod listens.
 *
 * @param ip of the pod, IPv4 or IPv6
 * @param monitoringPort of {@code GET /status}
 * @param controlPort of {@code POST /control}
 */
public record PodAddress(String ip, int monitoringPort, int controlPort) {

  URI status() {
    return URI.create("http://" + host() + ":" + monitoringPort + "/status");
  }

  URI control() {
    return URI.create("http://" + host() + ":" + controlPort + "/control");
  }

  private String host() {
    return ip.contains(":") ? "[" + ip + "]" : ip;
  }
}
