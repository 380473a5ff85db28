package dev.tradewind.e2e.chart;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real API server that a test starts and stops, and Helm before it. */
final class ApiServer implements AutoCloseable {

  private final KubeAPIServer server;
  private final KubernetesClient client;
  private final Path kubeconfig;

  private ApiServer(KubeAPIServer server, Path folder) throws IOException {
    this.server = server;
    kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.getKubeConfigYaml());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .build();
  }

  /**
   * Starts one.
   *
   * @param folder that takes its kubeconfig
   */
  static ApiServer start(Path folder) throws IOException {
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(cache().toString())
                .withOfflineMode(true)
                .withApiServerVersion(System.getProperty("tradewind.kubernetes.version"))
                .withUpdateKubeConfig(false)
                .build());
    server.start();
    return new ApiServer(server, folder);
  }

  /** Of an administrator. */
  KubernetesClient client() {
    return client;
  }

  /** Of somebody else. */
  KubernetesClient clientOf(String user) {
    Config config = Config.fromKubeconfig(server.getKubeConfigYaml());
    config.setImpersonateUsername(user);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** As an administrator, for a release in {@link Helm#NAMESPACE}. */
  Helm.Outcome helm(String... arguments) {
    return helmIn(Helm.NAMESPACE, arguments);
  }

  Helm.Outcome helmIn(String namespace, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-n", namespace));
    return Helm.run(Map.of("KUBECONFIG", kubeconfig.toString()), all.toArray(String[]::new));
  }

  void create(HasMetadata object) {
    client.resource(object).create();
  }

  /** Creates a namespace that enforces the restricted profile. */
  void createNamespace(String name) {
    create(
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
            .addToLabels("pod-security.kubernetes.io/warn", "restricted")
            .endMetadata()
            .build());
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path caches =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return caches.resolve("tradewind/kube-api-test");
  }
}
