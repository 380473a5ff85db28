package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.operator.control.SigningKeys;
import java.util.Objects;
import java.util.Optional;

/** What is worth telling of the keys beside a strategy. Pure. */
final class KeyNotice {
  static final String ROTATED = "ControlKeyRotated";
  static final String ALTERED = "ControlKeyAltered";

  private KeyNotice() {}

  /**
   * What has happened to the keys beside a strategy.
   *
   * @param were before they were written
   * @param signing the operator's
   * @param are now
   */
  static Optional<Notice> of(KnownKeys were, SigningKeys signing, KnownKeys are) {
    if (isAltered(were, signing)) {
      return Optional.of(
          notice(
              true,
              ALTERED,
              altered(were, signing) + " The operator's are back, " + are.current() + ".",
              were,
              are));
    }
    return were.current().equals(are.current())
        ? Optional.empty()
        : Optional.of(
            notice(
                false,
                ROTATED,
                "Commands are signed with the key %s, in place of %s, as soon as the pod knows it: within two minutes, and without a restart."
                    .formatted(are.current(), were.current()),
                were,
                are));
  }

  /** An operator that has lost its Secret and its memory does not know its own former keys. */
  private static String altered(KnownKeys were, SigningKeys signing) {
    boolean mayBeItsOwn = signing.previous().isEmpty() && were.current() != null;
    String sentence =
        mayBeItsOwn
            ? "Beside the strategy were control keys (%s, %s) that the operator does not know. It"
                + " knows of none before its present one, so where its Secret was deleted, they"
                + " may have been its own; otherwise whoever put them there could command its"
                + " pod."
            : "Beside the strategy were control keys (%s, %s) that are not the operator's: whoever"
                + " put them there could command its pod.";
    return sentence.formatted(were.current(), were.previous());
  }

  /** Before a rotation there may have been an older key beside what was the current one. */
  private static boolean isAltered(KnownKeys were, SigningKeys signing) {
    if (were.current() == null || !signing.includes(were.current())) {
      return true;
    }
    return were.current().equals(signing.current().id())
        && were.previous() != null
        && !signing.includes(were.previous());
  }

  private static Notice notice(
      boolean warning, String reason, String note, KnownKeys were, KnownKeys are) {
    String key =
        String.join(
            "|",
            reason,
            Objects.toString(were.current()),
            Objects.toString(were.previous()),
            are.current());
    return new Notice(warning, reason, note, key);
  }
}
