package dev.tradewind.kubectl.it;

import dev.tradewind.kubectl.Keys;
import dev.tradewind.kubectl.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Somebody with a kubeconfig for the API server, and the rights of a name. */
final class Person {
  private final ApiServer server;
  private final Path folder;

  Person(ApiServer server) {
    this.server = server;
    try {
      folder = server.newFolder("person");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** May do everything. */
  static Session admin(String namespace) {
    return new Person(ApiServer.running()).session("admin", "system:masters", namespace);
  }

  /** May do what this name was given. */
  static Session named(String name, String namespace) {
    return new Person(ApiServer.running()).session(name, "people", namespace);
  }

  private Session session(String name, String group, String namespace) {
    Keys.Identity identity =
        Keys.issue(server.authority(), "O=" + group + ",CN=" + name, Keys.ec("secp256r1"));
    return new Session()
        .with(
            "KUBECONFIG",
            kubeConfig(
                namespace,
                "{client-certificate-data: %s, client-key-data: %s}"
                    .formatted(
                        base64(identity.certificatePem()), base64(Keys.sec1(identity.keys())))));
  }

  /** Writes a kubeconfig whose user is this. */
  Path kubeConfig(String namespace, String user) {
    return write(
        "config",
        """
        apiVersion: v1
        kind: Config
        current-context: it
        contexts: [{name: it, context: {cluster: it, user: it, namespace: %s}}]
        clusters: [{name: it, cluster: {server: "%s", certificate-authority-data: %s}}]
        users: [{name: it, user: %s}]
        """
            .formatted(namespace, server.url(), base64(server.certificate()), user));
  }

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path script(String name, String content) {
    Path file = write(name, content);
    file.toFile().setExecutable(true);
    return file;
  }

  Path folder() {
    return folder;
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
