package dev.tradewind.operator.strategy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who has left a namespace. Of several that leave together each still sees the others, and not all
 * see the same ones: who has left stays known for longer than any view is old, so that exactly the
 * last one finds that nobody stays. Safe for many threads.
 */
final class Leavers {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Map<String, Instant>> left = new HashMap<>();

  Leavers(Clock clock) {
    this.clock = clock;
  }

  /**
   * One leaves.
   *
   * @param others the UIDs of those that it still sees
   * @return whether none of them stays; all are forgotten then
   */
  synchronized boolean isLast(String namespace, String uid, Set<String> others) {
    Map<String, Instant> its = left.computeIfAbsent(namespace, _ -> new HashMap<>());
    Instant now = clock.instant();
    its.values().removeIf(when -> when.plus(REMEMBERED).isBefore(now));
    its.put(uid, now);
    boolean last = its.keySet().containsAll(others);
    if (last) {
      left.remove(namespace);
    }
    return last;
  }
}
