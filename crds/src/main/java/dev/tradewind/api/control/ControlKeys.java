package dev.tradewind.api.control;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys as PEM texts, as openssl writes them, too. Stateless. */
public final class ControlKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int LONGEST_TEXT = 4096;
  private static final int ID_DIGITS = 16;
  private static final int LINE = 64;

  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (?<what>[A-Z ]+)-----(?<body>[A-Za-z0-9+/=\\s]+)-----END"
              + " \\k<what>-----\\s*");

  /**
   * The y of points of small order. A key that is one, such as a file of zeros, holds nobody's
   * secret: signatures of it can be made by everybody.
   */
  private static final Set<BigInteger> NOBODYS =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          new BigInteger(
              "2707385501144840649318225287225658788936804267575313519463743609750303402022"),
          new BigInteger(
              "55188659117513257062467267217118295137698188065244968500265048394206261417927"),
          new BigInteger(
              "57896044618658097711785492504343953926634992332820282019728792003956564819948"));

  private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  private ControlKeys() {}

  /** A new pair of keys. */
  public static KeyPair generate() {
    return pair(new SecureRandom());
  }

  private static KeyPair pair(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java of today has Ed25519.", e);
    }
  }

  /** The public key of a text; empty when it holds none that anybody could have made. */
  public static Optional<PublicKey> publicKey(String pem) {
    return der(pem, PUBLIC)
        .map(X509EncodedKeySpec::new)
        .flatMap(spec -> read(spec, KeyFactory::generatePublic))
        .filter(EdECPublicKey.class::isInstance)
        .filter(key -> isSomebodys((EdECPublicKey) key));
  }

  private static boolean isSomebodys(EdECPublicKey key) {
    return !NOBODYS.contains(key.getPoint().getY().mod(PRIME));
  }

  /** The pair of a text with the private key; empty when it holds none. */
  public static Optional<KeyPair> pair(String pem) {
    return der(pem, PRIVATE)
        .map(PKCS8EncodedKeySpec::new)
        .flatMap(spec -> read(spec, KeyFactory::generatePrivate))
        .filter(EdECPrivateKey.class::isInstance)
        .flatMap(key -> ((EdECPrivateKey) key).getBytes())
        .map(seed -> pair(new Seed(seed)))
        .filter(ControlKeys::fits);
  }

  /** Java does not derive a public key in so many words: that it did is tried out. */
  private static boolean fits(KeyPair pair) {
    byte[] nothing = {};
    return CommandSignature.sign(pair.getPrivate(), "", Instant.EPOCH, nothing)
        .verifies(pair.getPublic(), "", nothing);
  }

  /** A key as PEM. */
  public static String pem(Key key) {
    String what = key instanceof PrivateKey ? PRIVATE : PUBLIC;
    byte[] newLine = {'\n'};
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            what, Base64.getMimeEncoder(LINE, newLine).encodeToString(key.getEncoded()), what);
  }

  /** What a key is called: the first 16 hex digits of the SHA-256 of its DER form. */
  public static String id(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static Optional<byte[]> der(String pem, String what) {
    if (pem == null || pem.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    Matcher text = PEM.matcher(pem);
    if (!text.matches() || !text.group("what").equals(what)) {
      return Optional.empty();
    }
    try {
      byte[] body = text.group("body").getBytes(StandardCharsets.US_ASCII);
      return Optional.of(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private interface Reading<K> {
    K read(KeyFactory factory, KeySpec spec) throws GeneralSecurityException;
  }

  private static <K> Optional<K> read(KeySpec spec, Reading<K> reading) {
    try {
      return Optional.of(reading.read(KeyFactory.getInstance(ALGORITHM), spec));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Hands a key's own bytes to the generator of pairs, which takes them for its secret. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final String hex;

    Seed(byte[] seed) {
      hex = HexFormat.of().formatHex(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] seed = HexFormat.of().parseHex(hex);
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }
}
