package dev.tradewind.api.manifest;

import dev.tradewind.api.v1alpha1.AllowedHours;
import dev.tradewind.api.v1alpha1.DayStart;
import dev.tradewind.api.v1alpha1.Risk;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the schema cannot say of the limits of risk, but a pod would. */
final class TradableRisk {
  private static final Set<String> ZONES = new TreeSet<>(ZoneId.getAvailableZoneIds());

  private final List<String> sentences = new ArrayList<>();

  private TradableRisk() {}

  /** What is wrong with limits that keep the rules of the schema. */
  static List<String> check(Risk risk) {
    TradableRisk check = new TradableRisk();
    check.wholeShares("maxPosition", risk.maxPosition(), "500");
    check.wholeShares("maxOrderQuantity", risk.maxOrderQuantity(), "100");
    check.zone("dayStart", Optional.ofNullable(risk.dayStart()).map(DayStart::timeZone));
    check.zone(
        "allowedHours", Optional.ofNullable(risk.allowedHours()).map(AllowedHours::timeZone));
    return check.sentences;
  }

  /** The CRD leaves room for instruments that are traded in parts; there is none yet. */
  private void wholeShares(String field, String value, String example) {
    if (value != null && value.contains(".")) {
      sentences.add(
          "spec.risk.%s is \"%s\": shares are traded whole, so write a whole number, such as \"%s\"."
              .formatted(field, value, example));
    }
  }

  private void zone(String field, Optional<String> zone) {
    zone.filter(name -> !ZONES.contains(name))
        .ifPresent(
            name ->
                sentences.add(
                    "spec.risk.%s.timeZone is \"%s\", which is no zone of the tz database: %s"
                        .formatted(
                            field,
                            name,
                            Suggestion.near(name, ZONES)
                                .orElse("write one such as America/New_York or UTC."))));
  }
}
