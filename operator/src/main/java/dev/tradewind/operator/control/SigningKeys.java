package dev.tradewind.operator.control;

import dev.tradewind.api.pod.KnownKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys of the operator.
 *
 * @param current that is to be used
 * @param previous that was used before it, for pods that do not know the current one yet
 */
public record SigningKeys(SigningKey current, Optional<SigningKey> previous) {
  /**
   * Longer than any command waits for its answer; a wall clock that is a few minutes off does no
   * harm.
   */
  private static final Duration VALID = Duration.ofMinutes(2);

  /**
   * The header of a command, signed with a key that the pod knows, if it knows any.
   *
   * @param known to the pod, as it says
   * @param uid of the strategy
   * @param now wall-clock time
   * @param body as it is sent
   */
  public String header(KnownKeys known, String uid, Instant now, byte[] body) {
    SigningKey key =
        previous
            .filter(_ -> !known.includes(current.id()))
            .filter(before -> known.includes(before.id()))
            .orElse(current);
    return key.header(uid, now.plus(VALID), body);
  }

  /** Whether one of them has that id. */
  public boolean includes(String id) {
    return current.id().equals(id) || previous.filter(key -> key.id().equals(id)).isPresent();
  }

  /** The same after another key has become the current one. */
  SigningKeys then(SigningKey next) {
    return next.id().equals(current.id()) ? this : new SigningKeys(next, Optional.of(current));
  }
}
