package dev.tradewind.kubectl.it;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pod of which only its monitoring port is real: at port 9000 of this machine's own address, for
 * an API server does not proxy to the loopback address.
 */
final class FakePod implements AutoCloseable {
  private static final int PORT = 9000;

  private final HttpServer http;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  FakePod() {
    try {
      http = HttpServer.create(new InetSocketAddress(address(), PORT), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "port 9000 of " + address().getHostAddress() + " must be free for this test", e);
    }
    http.createContext(
        "/",
        exchange -> {
          String answer = answers.get(exchange.getRequestURI().toString());
          byte[] body =
              (answer == null ? "{\"message\":\"The ledger is not open.\"}" : answer)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(answer == null ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    http.start();
  }

  /**
   * Answers a path with its query; everything else is answered 503, as a pod without ledger does.
   */
  FakePod answering(String path, String json) {
    answers.put(path, json);
    return this;
  }

  static void create(String namespace, String name, String ip, String node) {
    KubernetesClient admin = ApiServer.running().admin();
    admin
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withNodeName(node)
                .addNewContainer()
                .withName("strategy")
                .withImage("runtime")
                .endContainer()
                .endSpec()
                .build())
        .create();
    admin
        .pods()
        .inNamespace(namespace)
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\":{\"phase\":\"Running\",\"podIP\":\"%1$s\",\"podIPs\":[{\"ip\":\"%1$s\"}]}}"
                .formatted(ip));
  }

  /** An address of this machine that is not the loopback one. */
  static InetAddress address() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(
              a -> a instanceof Inet4Address && !a.isLoopbackAddress() && !a.isLinkLocalAddress())
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("this test needs an address besides 127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
