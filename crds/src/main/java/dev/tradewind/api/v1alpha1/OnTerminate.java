package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;

/**
 * What a pod does that has to go and was not stopped by the operator before: a drained node, an
 * eviction, a deleted namespace.
 *
 * @param orders what becomes of working orders; null leaves them in the ledger as they are
 * @param position what becomes of the position; null is {@code Keep}
 * @param gracePeriod how long it may take, such as {@code 45s}; null is 30 s
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OnTerminate(
    @JsonPropertyDescription(
            "Cancel takes working orders off the market, and the next pod puts the strategy's own"
                + " back. KeepProtective leaves those stops working that can only reduce a"
                + " position. Absent: they stay in the ledger as they are, and the next pod goes on"
                + " with them.")
        OrdersOnTerminate orders,
    @JsonPropertyDescription(
            "Flatten closes the position, as far as bars come within gracePeriod, and the next pod"
                + " trades on from there. Keep leaves it. Absent: Keep.")
        PositionOnTerminate position,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.GRACE_PERIOD_PATTERN + "')",
            message = Rules.GRACE_PERIOD)
        @JsonPropertyDescription(
            "How long the end may take, for bars that close the position and for a slow disk: from"
                + " 1s to 999s or from 1m to 60m. The pod's own grace period is ten seconds longer."
                + " Absent: 30s.")
        String gracePeriod) {

  private static final OnTerminate NONE = new OnTerminate(null, null, null);
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** The grace period, or the usual one. */
  public Duration grace() {
    if (gracePeriod == null) {
      return USUAL;
    }
    long number = Long.parseLong(gracePeriod.substring(0, gracePeriod.length() - 1));
    return gracePeriod.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }

  /** Null where all of it says what its absence says: older specs keep their hash. */
  OnTerminate withDefaults() {
    OnTerminate terse =
        new OnTerminate(
            orders,
            position == PositionOnTerminate.Keep ? null : position,
            USUAL.equals(grace()) ? null : gracePeriod);
    return terse.equals(NONE) ? null : terse;
  }
}
