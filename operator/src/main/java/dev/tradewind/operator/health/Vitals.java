package dev.tradewind.operator.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What tells whether the operator lives.
 *
 * @param pulse for how long an event through the queue has been under way; empty while none is
 * @param longestReconcile for how long the oldest reconcile has been running
 * @param deafness for how long each watch, by resource, has heard nothing although the API server
 *     answers
 */
public record Vitals(
    Optional<Duration> pulse, Duration longestReconcile, Map<String, Duration> deafness) {}
