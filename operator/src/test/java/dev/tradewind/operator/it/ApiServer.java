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
 * A real kube-apiserver with etcd, CRDs, rights and an audit log: the one that is started once for
 * all tests of a run, or one of a test's own.
 */
final class ApiServer implements AutoCloseable {
  static final String OPERATOR_USER = "tradewind-operator";

  private static final String VERSION =
      System.getProperty("tradewind.kubernetes.version", "1.36.3");
  private static ApiServer running;

  private final String kubeConfig;
  private final KubernetesClient admin;
  private final AuditLog audit;

  private ApiServer(String kubeConfig, Path auditLog) {
    this.kubeConfig = kubeConfig;
    audit = new AuditLog(auditLog);
    admin = new KubernetesClientBuilder().withConfig(config()).build();
    try {
      Rights.install(admin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one for all. */
  static synchronized ApiServer running() {
    if (running == null) {
      try {
        running = start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** One of a test's own, to be closed by it. */
  static ApiServer of(ControlPlane plane) {
    return new ApiServer(plane.kubeConfig(), plane.auditLog());
  }

  private static ApiServer start() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "api-server").toAbsolutePath();
    Path policy = Files.writeString(folder.resolve("audit.yaml"), AuditLog.POLICY);
    Path auditLog = folder.resolve("audit.log");
    binaries();
    KubeAPIServer server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(certificates().toString())
                .withOfflineMode(true)
                .withApiServerVersion(VERSION)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--audit-policy-file", policy.toString())
                .withApiServerFlag("--audit-log-path", auditLog.toString())
                .build());
    server.start();
    java.lang.Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    return new ApiServer(server.getKubeConfigYaml(), auditLog);
  }

  /** Where the servers' own certificates are, and the folder of the programs. */
  static Path certificates() {
    Path cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return cache.resolve("tradewind/kube-api-test");
  }

  /** The folder of etcd and kube-apiserver. */
  static Path binaries() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    Path folder = certificates().resolve("k8s/" + VERSION + "-linux-" + machine);
    if (!Files.isExecutable(folder.resolve("kube-apiserver"))) {
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
    return kubeConfig;
  }

  private Config config() {
    return Config.fromKubeconfig(kubeConfig);
  }

  @Override
  public void close() {
    admin.close();
  }
}
