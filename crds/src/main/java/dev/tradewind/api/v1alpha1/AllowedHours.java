package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * When positions may be increased: in any of the sessions of a week.
 *
 * @param timeZone whose clock is looked at
 * @param sessions such as {@code MON-FRI 09:30-16:00}; they may touch and overlap
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AllowedHours(
    @Required
        @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.TIME_ZONE_PATTERN + "')",
            message = Rules.HOURS_TIME_ZONE)
        @JsonPropertyDescription("Zone of the tz database, such as America/New_York or UTC.")
        String timeZone,
    @Required
        @Size(min = 1, max = 28)
        @ValidationRule(
            value =
                "self.all(s, s.matches('"
                    + Rules.SESSION_PATTERN
                    + "') && s.substring(s.size() - 11, s.size() - 6) < s.substring(s.size() - 5))",
            message = Rules.SESSIONS)
        @JsonPropertyDescription(
            "Sessions of a week in the zone's local time: a day or a range of days, and from when"
                + " to before when, such as MON-FRI 09:30-16:00. One over midnight is two: SUN"
                + " 18:00-24:00 and MON 00:00-17:00.")
        List<@Size(max = 64) String> sessions) {

  /** Keeps a copy. */
  public AllowedHours {
    sessions = sessions == null ? List.of() : List.copyOf(sessions);
  }
}
