package dev.tradewind.kubectl.cluster;

import io.fabric8.kubernetes.client.Config;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The HTTP proxy, from the kubeconfig or the environment, by the rules of kubectl. */
final class Proxy {
  private Proxy() {}

  /**
   * Sets the proxy.
   *
   * @param ofCluster the kubeconfig's {@code proxy-url}
   */
  static void apply(Config config, Optional<String> ofCluster, Map<String, String> environment) {
    URI server = URI.create(config.getMasterUrl());
    Optional<String> proxy = ofCluster.or(() -> ofEnvironment(server, environment));
    config.setHttpsProxy(proxy.orElse(null));
    config.setHttpProxy(proxy.orElse(null));
    if (ofCluster.isEmpty()) {
      config.setNoProxy(exceptions(environment).toArray(String[]::new));
    }
  }

  private static Optional<String> ofEnvironment(URI server, Map<String, String> environment) {
    String host = Optional.ofNullable(server.getHost()).orElse("");
    boolean direct =
        host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("[::1]")
            || exceptions(environment).anyMatch("*"::equals);
    String name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    return direct ? Optional.empty() : variable(environment, name);
  }

  private static Stream<String> exceptions(Map<String, String> environment) {
    return variable(environment, "NO_PROXY").stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty());
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toLowerCase(java.util.Locale.ROOT))
        .map(environment::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
