package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * The prices a strategy trades on.
 *
 * @param sourceRef where they are
 * @param interval length of a bar, such as {@code 5m} or {@code 1d}
 * @param replay how they are played
 * @param badRows what is done about rows that cannot be right; null is {@code Reject}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MarketData(
    @Required @JsonPropertyDescription("Where the prices come from.") SourceRef sourceRef,
    @Default("1d")
        @Size(max = 5)
        @ValidationRule(
            value = "self.matches('" + Rules.INTERVAL_PATTERN + "')",
            message = Rules.INTERVAL)
        @JsonPropertyDescription(
            "Length of a bar: a number and s, m, h or d, such as 5m or 1d. Cannot be" + " changed.")
        String interval,
    @Default("{}") @JsonPropertyDescription("How recorded prices are played.") Replay replay,
    @JsonPropertyDescription(
            "What is done about rows of a price file that cannot be right. Reject: the file is"
                + " refused, and the message names the first. Skip: they are left out, counted and"
                + " told. Absent: Reject.")
        BadRows badRows) {

  /** The default of badRows is not written out: it came later, and older specs keep their hash. */
  MarketData withDefaults() {
    return new MarketData(
        sourceRef,
        interval == null ? "1d" : interval,
        (replay == null ? new Replay(null, null) : replay).withDefaults(),
        badRows == BadRows.Reject ? null : badRows);
  }
}
