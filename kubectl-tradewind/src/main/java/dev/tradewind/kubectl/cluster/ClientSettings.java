package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Turns a kubeconfig into settings of the Kubernetes client, and adds what that client does not
 * read by itself: credential plugins as kubectl runs them, every kind of client key, token files,
 * impersonation.
 */
final class ClientSettings {
  private static final int CONNECT_MILLISECONDS = 5_000;
  private static final int REQUEST_MILLISECONDS = 20_000;
  private static final int RETRIES = 2;

  private ClientSettings() {}

  /**
   * The settings for one context.
   *
   * @throws Problem when a part of it cannot be used
   */
  static Config of(
      List<io.fabric8.kubernetes.api.model.Config> files, KubeContext context, Console console) {
    if (context.cluster().getTlsServerName() != null) {
      throw Problem.failed(
          "The context %s sets tls-server-name, which this plugin cannot use: name the server as in its certificate."
              .formatted(context.name()));
    }
    Optional<ExecConfig> plugin = context.user().map(AuthInfo::getExec);
    context.user().ifPresent(user -> user.setExec(null));
    Config config = Config.empty();
    KubeConfigUtils.merge(
        config, context.name(), files.toArray(io.fabric8.kubernetes.api.model.Config[]::new));
    config.setNamespace(context.namespace());
    config.setUserAgent("kubectl-tradewind/" + Version.current());
    config.setConnectionTimeout(CONNECT_MILLISECONDS);
    config.setRequestTimeout(REQUEST_MILLISECONDS);
    config.setRequestRetryBackoffLimit(RETRIES);
    Proxy.apply(config, context.cluster().getProxyUrl(), console.environment());
    context.user().ifPresent(user -> authenticate(config, user));
    plugin.ifPresent(exec -> authenticate(config, exec, console));
    readKey(config);
    if (config.isTrustCerts()) {
      // The JDK's client checks the name apart from the certificate, and listens to nothing else.
      System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
    }
    return config;
  }

  private static void authenticate(Config config, AuthInfo user) {
    if (user.getTokenFile() != null && user.getToken() == null) {
      config.setOauthToken(text(Path.of(user.getTokenFile()), "token").strip());
    }
    if (user.getAs() != null) {
      config.setImpersonateUsername(user.getAs());
    }
    if (user.getAsGroups() != null && !user.getAsGroups().isEmpty()) {
      config.setImpersonateGroups(user.getAsGroups().toArray(String[]::new));
    }
  }

  private static void authenticate(Config config, ExecConfig exec, Console console) {
    CredentialPlugin plugin =
        new CredentialPlugin(
            exec,
            Optional.ofNullable(
                KubeConfigUtils.getFileWithNamedAuthInfo(config.getCurrentContext())),
            console);
    ExecCredential.Status credential = plugin.credential();
    if (credential.token() != null) {
      config.setOauthTokenProvider(plugin);
    }
    if (credential.hasCertificate()) {
      config.setClientCertFile(null);
      config.setClientCertData(base64(credential.clientCertificateData()));
      config.setClientKeyFile(null);
      config.setClientKeyData(base64(credential.clientKeyData()));
    }
  }

  private static void readKey(Config config) {
    if (config.getClientKeyData() == null && config.getClientKeyFile() == null) {
      return;
    }
    String pem =
        config.getClientKeyData() != null
            ? decoded(config.getClientKeyData())
            : text(Path.of(config.getClientKeyFile()), "client key");
    ClientKey key = ClientKey.read(pem);
    config.setClientKeyFile(null);
    config.setClientKeyData(base64(key.pem()));
    config.setClientKeyAlgo(key.algorithm());
  }

  private static String text(Path file, String kind) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Problem.failed(
          "The %s %s, which the kubeconfig names, cannot be read.".formatted(kind, file), e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.failed("The client-key-data of the kubeconfig is not base64.", e);
    }
  }
}
