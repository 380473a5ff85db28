package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads the private keys that kubeconfigs hold: RSA, EC and Ed25519, in all their formats. */
final class ClientKey {
  // A key behind a header of its own ("Proc-Type: 4,ENCRYPTED") or behind its parameters is
  // unusual.
  private static final Pattern PLAIN =
      Pattern.compile("\\A\\s*-----BEGIN (|RSA |EC )PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END");

  private ClientKey() {}

  /**
   * Reads a PEM file.
   *
   * @throws Problem when it holds no private key, or an encrypted one
   */
  static PrivateKey read(String pem) {
    Matcher plain = PLAIN.matcher(pem);
    Optional<PrivateKey> key =
        plain.find() ? plain(plain.group(1), plain.group(2)) : Optional.empty();
    return key.orElseGet(() -> unusual(pem));
  }

  private static Optional<PrivateKey> plain(String kind, String base64) {
    byte[] encoded = Base64.getMimeDecoder().decode(base64);
    return switch (kind) {
      case "RSA " -> key("RSA", Pkcs8.ofPkcs1(encoded));
      case "EC " -> Pkcs8.ofSec1(encoded).flatMap(pkcs8 -> key("EC", pkcs8));
      // PKCS #8 does not say in its header which algorithm the key is for.
      default -> key("EC", encoded).or(() -> key("RSA", encoded)).or(() -> key("Ed25519", encoded));
    };
  }

  private static Optional<PrivateKey> key(String algorithm, byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  // Bouncy Castle reads everything, but its jars are signed, and checking them takes its time.
  private static PrivateKey unusual(String pem) {
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        if (part instanceof PEMKeyPair pair) {
          return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
        }
        if (part instanceof PrivateKeyInfo info) {
          return new JcaPEMKeyConverter().getPrivateKey(info);
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    throw unreadable(null);
  }

  private static Problem unreadable(Exception cause) {
    return Problem.failed(
        "The client key of the kubeconfig cannot be read: it must be an unencrypted RSA, EC or"
            + " Ed25519 private key in PEM format.",
        cause);
  }
}
