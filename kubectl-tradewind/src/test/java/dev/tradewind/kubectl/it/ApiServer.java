package dev.tradewind.kubectl.it;

import dev.tradewind.kubectl.Keys;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.cert.CertManager;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A real kube-apiserver with etcd, started once for all tests of a run. It trusts an authority of
 * ours, so that anybody can be given a client certificate.
 */
final class ApiServer {
  private static final String VERSION =
      System.getProperty("tradewind.kubernetes.version", "1.36.3");
  private static final Path CRDS = Path.of("../helm/tradewind/files/crds");
  private static ApiServer running;

  private final Path folder;
  private final Keys.Identity authority;
  private final KubeAPIServer server;
  private final KubernetesClient admin;

  private ApiServer(Path binaries) throws IOException {
    folder = Files.createTempDirectory(Path.of("target"), "api-server").toAbsolutePath();
    Files.createSymbolicLink(folder.resolve("k8s"), binaries.resolve("k8s"));
    authority = Keys.authority("O=system:masters,CN=kubeapitest", null);
    Files.writeString(folder.resolve("client.crt"), authority.certificatePem());
    Files.writeString(folder.resolve("client.key"), Keys.pkcs8(authority.keys()));
    CertManager.generateKeyAndCertificate(
        "CN=example.org",
        folder.resolve("apiserver.key").toFile(),
        folder.resolve("apiserver.crt").toFile(),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
    Path policy =
        Files.writeString(
            folder.resolve("audit.yaml"),
            """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            rules:
            - level: Metadata
              omitStages: [RequestReceived]
              resources: [{group: tradewind.dev}, {group: "", resources: [pods/exec, pods/proxy]}]
            - level: None
            """);
    server =
        new KubeAPIServer(
            KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withOfflineMode(true)
                .withApiServerVersion(VERSION)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--audit-policy-file", policy.toString())
                .withApiServerFlag("--audit-log-path", folder.resolve("audit.log").toString())
                .withApiServerFlag("--kubelet-preferred-address-types", "InternalIP")
                .build());
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
    admin = new KubernetesClientBuilder().withConfig(adminConfig()).build();
    installCrds();
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

  private void installCrds() throws IOException {
    try (Stream<Path> files = Files.list(CRDS)) {
      for (Path file : files.toList()) {
        admin.load(Files.newInputStream(file)).serverSideApply();
      }
    }
    for (String name : List.of("tradingstrategies", "tradinghalts")) {
      admin
          .apiextensions()
          .v1()
          .customResourceDefinitions()
          .withName(name + ".tradewind.dev")
          .waitUntilCondition(
              crd ->
                  crd != null
                      && crd.getStatus() != null
                      && crd.getStatus().getConditions().stream()
                          .anyMatch(
                              c ->
                                  c.getType().equals("Established")
                                      && c.getStatus().equals("True")),
              30,
              TimeUnit.SECONDS);
    }
  }

  static Path binaries() {
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

  /** The folder of kubectl. */
  static Path tools() {
    return binaries().resolve("k8s/" + VERSION + "-linux-amd64");
  }

  /** May do everything. */
  KubernetesClient admin() {
    return admin;
  }

  /** Signs client certificates. */
  Keys.Identity authority() {
    return authority;
  }

  /** A new folder for files of a test, which the next clean build removes. */
  Path newFolder(String name) throws IOException {
    return Files.createTempDirectory(folder, name);
  }

  String url() {
    return Config.fromKubeconfig(server.getKubeConfigYaml()).getMasterUrl();
  }

  /** The certificate that the server shows, PEM. */
  String certificate() {
    return read("apiserver.crt");
  }

  /** What has been asked of our resources and pods so far, one JSON object a line. */
  List<String> audit() {
    return read("audit.log").lines().toList();
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Config adminConfig() {
    return new ConfigBuilder(Config.fromKubeconfig(server.getKubeConfigYaml()))
        .withClientKeyAlgo("EC")
        .build();
  }
}
