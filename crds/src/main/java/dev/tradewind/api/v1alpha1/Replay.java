package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/**
 * How recorded prices are played.
 *
 * @param speed seconds of market time in a second
 * @param loop whether the file begins again at its end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
    @Default("1")
        @Min(1)
        @Max(1_000_000_000)
        @JsonPropertyDescription(
            "Seconds of market time replayed in one second: 86400 plays a day of prices each"
                + " second.")
        Long speed,
    @Default("false")
        @JsonPropertyDescription(
            "Begin the file again at its end, with the times moved on. Without it the strategy ends"
                + " as Completed.")
        Boolean loop) {

  Replay withDefaults() {
    return new Replay(speed == null ? 1L : speed, loop != null && loop);
  }
}
