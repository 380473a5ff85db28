package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A context of the kubeconfig as settings of the Kubernetes client. The client could read the file
 * by itself, but not every key and credential that kubectl takes, and it takes longer.
 *
 * @param config everything but TLS
 * @param tls whom to trust, and who we are
 */
record ClientSettings(Config config, SSLContext tls) {
  private static final int CONNECT_MILLISECONDS = 5_000;
  private static final int REQUEST_MILLISECONDS = 20_000;
  private static final int RETRIES = 2;

  /**
   * The settings for one context.
   *
   * @throws Problem when a part of it cannot be used
   */
  static ClientSettings of(KubeContext context, Console console) {
    refuse(context, context.cluster(), "tls-server-name", "name the server as in its certificate");
    refuse(context, context.user(), "auth-provider", "use a credential plugin (exec)");
    Config config = Config.empty();
    config.setMasterUrl(context.server());
    config.setNamespace(context.namespace());
    config.setUserAgent("kubectl-tradewind/" + Version.current());
    config.setConnectionTimeout(CONNECT_MILLISECONDS);
    config.setRequestTimeout(REQUEST_MILLISECONDS);
    config.setRequestRetryBackoffLimit(RETRIES);
    // A few requests, one after the other: HTTP/2 would only take longer to start.
    config.setHttp2Disable(true);
    // Keeps the client from reading all authorities of the JDK; the context below is what counts.
    config.setTrustCerts(true);
    Proxy.apply(config, context.cluster().text("proxy-url"), console.environment());
    return new ClientSettings(config, authenticate(config, context, console).context());
  }

  private static Tls authenticate(Config config, KubeContext context, Console console) {
    KubeConfigEntry user = context.user();
    user.text("username").ifPresent(config::setUsername);
    user.text("password").ifPresent(config::setPassword);
    user.text("token")
        .or(() -> user.text("tokenFile").map(f -> user.content("tokenFile", f).strip()))
        .ifPresent(config::setOauthToken);
    user.text("as").ifPresent(config::setImpersonateUsername);
    List<String> groups = user.texts("as-groups");
    if (!groups.isEmpty()) {
      config.setImpersonateGroups(groups.toArray(String[]::new));
    }
    boolean insecure = context.cluster().flag("insecure-skip-tls-verify");
    if (insecure) {
      // The JDK's client checks the name apart from the certificate, and listens to nothing else.
      System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
    }
    Tls tls =
        new Tls(
            context.cluster().document("certificate-authority"),
            insecure,
            user.document("client-certificate"),
            user.document("client-key"));
    return user.child("exec").map(exec -> authenticate(config, tls, exec, console)).orElse(tls);
  }

  private static Tls authenticate(Config config, Tls tls, KubeConfigEntry exec, Console console) {
    CredentialPlugin plugin = new CredentialPlugin(exec, console);
    ExecCredential.Status credential = plugin.credential();
    if (credential.token() != null) {
      config.setOauthTokenProvider(plugin);
    }
    return credential.hasCertificate()
        ? new Tls(
            tls.authority(),
            tls.insecure(),
            Optional.of(credential.clientCertificateData()),
            Optional.of(credential.clientKeyData()))
        : tls;
  }

  private static void refuse(
      KubeContext context, KubeConfigEntry entry, String key, String instead) {
    if (entry.values().containsKey(key)) {
      throw Problem.failed(
          "The context %s of the kubeconfig sets %s, which this plugin cannot use: %s."
              .formatted(context.name(), key, instead));
    }
  }
}
