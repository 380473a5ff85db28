package dev.tradewind.api.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proof that a command comes from who holds a control key: an Ed25519 signature of the
 * strategy's UID, an expiry and the exact bytes of the body, as the value of an {@code
 * Authorization} header. The sequence is part of the body. Safe for many threads.
 *
 * @param expires when the command is obeyed no more, in whole seconds
 * @param signature in canonical base64
 */
public record CommandSignature(Instant expires, String signature) {
  /** The scheme of the header. */
  public static final String SCHEME = "Tradewind-Ed25519";

  private static final String DOMAIN = "tradewind-control/1";
  private static final String ALGORITHM = "Ed25519";
  private static final int BYTES = 64;

  /** Strict, so that there is one way only to write a header. */
  private static final Pattern HEADER =
      Pattern.compile(
          SCHEME + " expires=(0|[1-9][0-9]{0,10}),signature=([A-Za-z0-9+/]{86}==)", Pattern.DOTALL);

  /**
   * Signs a command.
   *
   * @param key of the sender
   * @param uid of the strategy that is to obey
   * @param expires when the command is to be obeyed no more; parts of a second are dropped
   * @param body as it is sent
   * @throws IllegalArgumentException when the key is no Ed25519 key
   */
  public static CommandSignature sign(PrivateKey key, String uid, Instant expires, byte[] body) {
    Instant whole = Instant.ofEpochSecond(expires.getEpochSecond());
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      feed(signer, uid, whole, body);
      return new CommandSignature(whole, Base64.getEncoder().encodeToString(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key cannot sign: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a header's value.
   *
   * @param authorization may be null
   * @return empty when it is none of this scheme, to the letter
   */
  public static Optional<CommandSignature> parse(String authorization) {
    Matcher header = HEADER.matcher(authorization == null ? "" : authorization);
    if (!header.matches() || !isCanonical(header.group(2))) {
      return Optional.empty();
    }
    try {
      Instant expires = Instant.ofEpochSecond(Long.parseLong(header.group(1)));
      return Optional.of(new CommandSignature(expires, header.group(2)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The last digit holds four bits that say nothing: another one would be another spelling. */
  private static boolean isCanonical(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    return bytes.length == BYTES && Base64.getEncoder().encodeToString(bytes).equals(base64);
  }

  /** The header's value. */
  public String header() {
    return "%s expires=%d,signature=%s".formatted(SCHEME, expires.getEpochSecond(), signature);
  }

  /**
   * Whether the owner of a key has signed this body, with this expiry, for this strategy. Whether
   * it has expired is not asked here.
   */
  public boolean verifies(PublicKey key, String uid, byte[] body) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      feed(verifier, uid, expires, body);
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void feed(Signature signature, String uid, Instant expires, byte[] body)
      throws GeneralSecurityException {
    String prefix = DOMAIN + "\n" + uid + "\n" + expires.getEpochSecond() + "\n";
    signature.update(prefix.getBytes(StandardCharsets.UTF_8));
    signature.update(body);
  }
}
