package dev.tradewind.operator.it;

import io.fabric8.kubeapitest.cert.CertManager;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An etcd and a kube-apiserver of a test's own, which may be stopped, frozen, and set back. */
final class ControlPlane implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final int PORTS = 3;

  private final Path binaries;
  private final CertManager certificates;
  private final Path certificateFolder;
  private final Path folder;
  private final Path data;
  private final List<Integer> ports;
  private final Thread atExit = new Thread(this::kill);
  private Process etcd;
  private Process api;

  ControlPlane() {
    try {
      folder = Files.createTempDirectory(Path.of("target"), "control-plane").toAbsolutePath();
      ports = freePorts();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    binaries = ApiServer.binaries();
    certificateFolder = ApiServer.certificates();
    certificates = new CertManager(certificateFolder.toString());
    certificates.createCertificatesIfNeeded();
    data = folder.resolve("etcd");
    Runtime.getRuntime().addShutdownHook(atExit);
    startEtcd();
    startApi();
  }

  private static List<Integer> freePorts() throws IOException {
    var sockets = new ServerSocket[PORTS];
    var free = new Integer[PORTS];
    for (int i = 0; i < PORTS; i++) {
      sockets[i] = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      free[i] = sockets[i].getLocalPort();
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return List.of(free);
  }

  Path auditLog() {
    return folder.resolve("audit.log");
  }

  String kubeConfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: it
    contexts: [{name: it, context: {cluster: it, user: it}}]
    clusters: [{name: it, cluster: {server: "https://127.0.0.1:%d", certificate-authority: "%s"}}]
    users: [{name: it, user: {client-certificate: "%s", client-key: "%s"}}]
    """
        .formatted(
            ports.get(2),
            certificates.getAPIServerCertPath(),
            certificates.getClientCertPath(),
            certificates.getClientKeyPath());
  }

  private void startEtcd() {
    String client = "http://127.0.0.1:" + ports.get(0);
    String peer = "http://127.0.0.1:" + ports.get(1);
    etcd =
        start(
            "etcd",
            List.of(
                "--data-dir",
                data.toString(),
                "--listen-client-urls",
                client,
                "--advertise-client-urls",
                client,
                "--listen-peer-urls",
                peer,
                "--initial-advertise-peer-urls",
                peer,
                "--initial-cluster",
                "default=" + peer));
  }

  /** Starts the API server and returns when it answers. */
  void startApi() {
    api =
        start(
            "kube-apiserver",
            List.of(
                "--cert-dir=" + certificateFolder,
                "--secure-port=" + ports.get(2),
                "--bind-address=127.0.0.1",
                "--etcd-servers=http://127.0.0.1:" + ports.get(0),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://localhost",
                "--service-account-signing-key-file=" + certificates.getAPIServerKeyPath(),
                "--service-account-key-file=" + certificates.getAPIServerKeyPath(),
                "--disable-admission-plugins=ServiceAccount",
                "--client-ca-file=" + certificates.getClientCertPath(),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--audit-policy-file=" + auditPolicy(),
                "--audit-log-path=" + auditLog()));
    awaitReady();
  }

  private Path auditPolicy() {
    try {
      return Files.writeString(folder.resolve("audit.yaml"), AuditLog.POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    Config config = Config.fromKubeconfig(kubeConfig());
    config.setRequestRetryBackoffLimit(0);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      Awaitility.await()
          .atMost(START)
          .until(
              () -> {
                try {
                  return client.namespaces().withName("default").get() != null
                      && "ok".equals(client.raw("/readyz"));
                } catch (KubernetesClientException e) {
                  return false;
                }
              });
    }
  }

  /** It is killed. */
  void stopApi() {
    api.destroyForcibly();
    Awaitility.await().atMost(START).until(() -> !api.isAlive());
  }

  /** It answers nothing, and nobody is told. */
  void freezeEtcd() {
    signal(etcd, "STOP");
  }

  void thawEtcd() {
    signal(etcd, "CONT");
  }

  /** Everything as it is now, for {@link #restore}. The API server is away meanwhile. */
  Path snapshot() {
    Path copy = folder.resolve("snapshot");
    stopApi();
    end(etcd);
    copy(data, copy);
    startEtcd();
    startApi();
    return copy;
  }

  /** Sets everything back. */
  void restore(Path snapshot) {
    stopApi();
    end(etcd);
    delete(data);
    copy(snapshot, data);
    startEtcd();
    startApi();
  }

  private Process start(String program, List<String> arguments) {
    var builder = new ProcessBuilder(binaries.resolve(program).toString());
    builder.command().addAll(arguments);
    try {
      return builder
          .redirectErrorStream(true)
          .redirectOutput(
              ProcessBuilder.Redirect.appendTo(folder.resolve(program + ".log").toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(Process process, String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void end(Process process) {
    process.destroy();
    Awaitility.await().atMost(START).until(() -> !process.isAlive());
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (var files = Files.walk(root)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void kill() {
    if (api != null) {
      api.destroyForcibly();
    }
    if (etcd != null) {
      etcd.destroyForcibly();
    }
  }

  @Override
  public void close() {
    thawEtcd();
    kill();
    Runtime.getRuntime().removeShutdownHook(atExit);
    delete(folder);
  }
}
