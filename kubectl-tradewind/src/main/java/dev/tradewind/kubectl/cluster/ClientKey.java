package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A client's private key in the one form that the Kubernetes client reads for every algorithm.
 *
 * @param algorithm {@code RSA} or {@code EC}
 * @param pem unencrypted PKCS #8
 */
record ClientKey(String algorithm, String pem) {

  /**
   * Reads a PEM file of any of the usual kinds: PKCS #1, SEC 1 with or without parameters, PKCS #8.
   *
   * @throws Problem when it is none, or encrypted
   */
  static ClientKey read(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return of(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return of(info);
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  private static ClientKey of(PrivateKeyInfo info) throws PEMException {
    PrivateKey key = new JcaPEMKeyConverter().getPrivateKey(info);
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    return new ClientKey(
        key.getAlgorithm().equals("RSA") ? "RSA" : "EC",
        "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
  }

  private static Problem unreadable(IOException cause) {
    return Problem.failed(
        "The client key of the kubeconfig cannot be read: it must be an unencrypted RSA or EC"
            + " private key in PEM format.",
        cause);
  }
}
