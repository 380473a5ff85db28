package dev.tradewind.runtime.control;

import dev.tradewind.api.control.CommandSignature;
import dev.tradewind.api.control.ControlKeys;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a command comes from who may control this strategy, and in time. Nothing here is secret:
 * public keys are all that is compared with. Stateless.
 *
 * @param uid of the strategy
 */
record CommandCheck(String uid) {

  /** How far the sender's wall clock may be off. */
  static final Duration SKEW = Duration.ofMinutes(1);

  /** How long a command may be valid: what is signed for years is as good as a password. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  /** What comes of it. */
  sealed interface Verdict {

    /** The owner of that key has sent it. */
    record Signed(String key) implements Verdict {}

    /** It is refused, and why, a sentence. */
    record Refused(String message) implements Verdict {}
  }

  /**
   * Looks at a command before anything else of it is read.
   *
   * @param keys that count
   * @param authorization the header's value; may be null
   * @param body as it came
   * @param now wall-clock time, for only that is the same on two machines
   */
  Verdict check(ObeyedKeys keys, String authorization, byte[] body, Instant now) {
    Optional<CommandSignature> signature = CommandSignature.parse(authorization);
    if (signature.isEmpty()) {
      return new Verdict.Refused(
          "The command is not signed: send the header Authorization: %s expires=SECONDS,signature=BASE64."
              .formatted(CommandSignature.SCHEME));
    }
    Optional<String> signer = signer(keys, signature.get(), body);
    if (signer.isEmpty()) {
      return new Verdict.Refused(
          keys.complaint()
              .orElse(
                  "The signature is of no key that counts here, or of another command or"
                      + " strategy."));
    }
    return late(signature.get().expires(), now)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> new Verdict.Signed(signer.get()));
  }

  private Optional<String> signer(ObeyedKeys keys, CommandSignature signature, byte[] body) {
    return keys.current()
        .filter(key -> signature.verifies(key, uid, body))
        .map(key -> name("current", key))
        .or(
            () ->
                keys.previous()
                    .filter(key -> signature.verifies(key, uid, body))
                    .map(key -> name("previous", key)));
  }

  private static String name(String which, PublicKey key) {
    return which + " key " + ControlKeys.id(key);
  }

  private static Optional<String> late(Instant expires, Instant now) {
    if (now.isAfter(expires.plus(SKEW))) {
      return Optional.of("The command has expired at %s; here it is %s.".formatted(expires, now));
    }
    return expires.isAfter(now.plus(LONGEST).plus(SKEW))
        ? Optional.of(
            "The command expires at %s, and here it is %s: it may be valid for %d s at most."
                .formatted(expires, now, LONGEST.toSeconds()))
        : Optional.empty();
  }
}
