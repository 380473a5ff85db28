package dev.tradewind.operator.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When the process is better started anew. Nothing outside of it counts: without an API server a
 * restart mends nothing.
 *
 * @param pulse the longest an event may take through the queue
 * @param reconcile the longest a reconcile may take
 * @param silence the longest a watch may hear nothing while the API server answers
 */
public record LivenessRule(Duration pulse, Duration reconcile, Duration silence) {

  /** A sentence for each thing that is wrong; empty when the operator lives. */
  public List<String> troubles(Vitals vitals) {
    List<String> troubles = new ArrayList<>();
    vitals
        .pulse()
        .filter(taken -> exceeds(taken, pulse))
        .ifPresent(
            taken ->
                troubles.add(
                    "An event has waited %d s for a thread; %d s are allowed."
                        .formatted(taken.toSeconds(), pulse.toSeconds())));
    if (exceeds(vitals.longestReconcile(), reconcile)) {
      troubles.add(
          "A reconcile has been running for %d s; %d s are allowed."
              .formatted(vitals.longestReconcile().toSeconds(), reconcile.toSeconds()));
    }
    vitals
        .deafness()
        .forEach(
            (resource, duration) -> {
              if (exceeds(duration, silence)) {
                troubles.add(
                    "A watch of %s has heard nothing for %d s; %d s are allowed."
                        .formatted(resource, duration.toSeconds(), silence.toSeconds()));
              }
            });
    return troubles;
  }

  private static boolean exceeds(Duration taken, Duration allowed) {
    return taken.compareTo(allowed) > 0;
  }
}
