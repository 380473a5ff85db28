package dev.tradewind.runtime.plan;

import java.time.Duration;

/** Spans of time as users write them. Stateless. */
final class ManifestDuration {

  private ManifestDuration() {}

  /**
   * A duration of text such as {@code 5m} or {@code 1d}, which the manifest's rules have let
   * through.
   */
  static Duration parse(String text) {
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(number);
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException("\"" + text + "\" is no span of time.");
    };
  }
}
