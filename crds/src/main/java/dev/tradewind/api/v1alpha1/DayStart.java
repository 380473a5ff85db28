package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * When the account's day begins.
 *
 * @param timeZone whose clock is looked at
 * @param time of day, such as {@code 17:00}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DayStart(
    @Required
        @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.TIME_ZONE_PATTERN + "')",
            message = Rules.DAY_TIME_ZONE)
        @JsonPropertyDescription("Zone of the tz database, such as America/New_York or UTC.")
        String timeZone,
    @Required
        @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.TIME_PATTERN + "')",
            message = Rules.DAY_TIME)
        @JsonPropertyDescription("Time of day in that zone, such as 17:00, in quotes.")
        String time) {}
