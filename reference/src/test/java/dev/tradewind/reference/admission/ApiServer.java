package dev.tradewind.reference.admission;

import dev.tradewind.engine.algo.AlgoCatalogue;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real kube-apiserver with etcd, the CRD and the shipped policies; once for all tests of a run.
 */
final class ApiServer {
  static final Path CRD =
      Path.of("../helm/tradewind/files/crds/tradingstrategies.tradewind.dev-v1.yml");

  private static ApiServer running;

  private final KubeAPIServer server;
  private final KubernetesClient admin;

  private ApiServer() throws IOException {
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(cache().resolve("tradewind/kube-api-test").toString())
                .withOfflineMode(true)
                .withApiServerVersion(System.getProperty("tradewind.kubernetes.version"))
                .withUpdateKubeConfig(false)
                .build());
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    admin = as(null);
    admin.load(Files.newInputStream(CRD)).serverSideApply();
    AdmissionFiles.of(AlgoCatalogue.builtIn(), List.of("Paper")).values().forEach(this::apply);
    Strategies strategies = new Strategies(admin);
    AlgoCatalogue.builtIn()
        .algos()
        .forEach(algo -> strategies.awaitRefusal(algo.name(), "{\"nonsense\": 1}"));
    strategies.awaitRefusal("nonsense", "{}");
    strategies.awaitRefusal("acme/nonsense", "{\"nested\": {}}");
  }

  static synchronized ApiServer running() {
    if (running == null) {
      try {
        running = new ApiServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** Creates or changes what a file holds. */
  void apply(String yaml) {
    admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).serverSideApply();
  }

  KubernetesClient admin() {
    return admin;
  }

  /** A client of somebody else; {@code null} is the administrator. */
  KubernetesClient as(String user) {
    Config config = Config.fromKubeconfig(server.getKubeConfigYaml());
    config.setImpersonateUsername(user);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    return home == null || home.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(home);
  }
}
