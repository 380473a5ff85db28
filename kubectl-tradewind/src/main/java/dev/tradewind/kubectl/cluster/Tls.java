package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom the plugin trusts, and who it says it is. As with kubectl, a certificate authority in the
 * kubeconfig is the only one that is trusted; without one, those of the JDK are.
 *
 * @param authority PEM certificates
 * @param insecure whether everybody is trusted, which the kubeconfig has to say
 * @param certificate of the client with its chain, PEM
 * @param key of the client, PEM
 */
record Tls(
    Optional<String> authority,
    boolean insecure,
    Optional<String> certificate,
    Optional<String> key) {
  /**
   * The context of all connections.
   *
   * @throws Problem when a certificate or key cannot be read
   */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity(), trust(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw Problem.failed(
          "The certificates of the kubeconfig cannot be used: " + e.getMessage(), e);
    }
  }

  private KeyManager[] identity() {
    if (certificate.isEmpty() || key.isEmpty()) {
      return new KeyManager[0];
    }
    X509Certificate[] chain =
        certificates("client-certificate", certificate.get()).stream()
            .map(X509Certificate.class::cast)
            .toArray(X509Certificate[]::new);
    return new KeyManager[] {new ClientIdentity(chain, ClientKey.read(key.get()))};
  }

  private TrustManager[] trust() throws GeneralSecurityException, IOException {
    if (insecure) {
      return new TrustManager[] {new Everybody()};
    }
    if (authority.isEmpty()) {
      return null;
    }
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate trusted : certificates("certificate-authority", authority.get())) {
      store.setCertificateEntry("authority-" + number++, trusted);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    // It never leaves the memory; a PKCS #12 store would encrypt the key all the same, and take its
    // time.
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String kind, String pem) {
    try {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw unreadable(kind, e);
    }
    throw unreadable(kind, null);
  }

  private static Problem unreadable(String kind, Exception cause) {
    return Problem.failed(
        "The %s of the kubeconfig cannot be read: it must be a certificate in PEM format."
            .formatted(kind),
        cause);
  }

  /** Trusted for {@code insecure-skip-tls-verify}. */
  private static final class Everybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
