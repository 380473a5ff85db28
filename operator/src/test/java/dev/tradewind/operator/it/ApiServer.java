package dev.tradewind.operator.it;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real kube-apiserver with etcd, started once for all tests of a run, with CRD, rights and an
 * audit log.
 */
final class ApiServer {
  static final String OPERATOR_USER = "tradewind-operator";

  private static final String VERSION =
      System.getProperty("tradewind.kubernetes.version", "1.36.3");
  private static ApiServer running;

  private final KubeAPIServer server;
  private final KubernetesClient admin;
  private final AuditLog audit;

  private ApiServer(Path binaries) throws IOException {
    Path folder = Files.createTempDirectory("tradewind-it");
    Path policy = Files.writeString(folder.resolve("audit.yaml"), AuditLog.POLICY);
    audit = new AuditLog(folder.resolve("audit.log"));
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(binaries.toString())
                .withOfflineMode(true)
                .withApiServerVersion(VERSION)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--audit-policy-file", policy.toString())
                .withApiServerFlag("--audit-log-path", audit.file().toString())
                .build());
    server.start();
    java.lang.Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    admin = new KubernetesClientBuilder().withConfig(config()).build();
    Rights.install(admin);
  }

  static synchronized ApiServer running() {
    if (running == null) {
      try {
        running = new ApiServer(binaries());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  private static Path binaries() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    Path folder = cache.resolve("tradewind/kube-api-test");
    if (!Files.isExecutable(folder.resolve("k8s/" + VERSION + "-linux-amd64/kube-apiserver"))) {
      throw new IllegalStateException(
          "there is no kube-apiserver "
              + VERSION
              + " in "
              + folder
              + ": run make setup, which builds it.");
    }
    return folder;
  }

  /** May do everything. */
  KubernetesClient admin() {
    return admin;
  }

  /** May do what the chart allows the operator to do, and nothing else. */
  KubernetesClient operator() {
    return new KubernetesClientBuilder().withConfig(operatorConfig()).build();
  }

  Config operatorConfig() {
    Config config = config();
    config.setImpersonateUsername(OPERATOR_USER);
    return config;
  }

  AuditLog audit() {
    return audit;
  }

  String kubeConfig() {
    return server.getKubeConfigYaml();
  }

  private Config config() {
    return Config.fromKubeconfig(server.getKubeConfigYaml());
  }
}
