package dev.tradewind.engine.market;

import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.market.quality.Violation;

/** What makes the time of a row believable. Stateless; any thread. */
final class TimeRules {

  private TimeRules() {}

  /**
   * What is wrong with a time.
   *
   * @param last that of the row before; {@link Long#MIN_VALUE} for none
   * @return the first rule that is broken, or {@code null} if none is
   */
  static Violation violation(long time, long last) {
    if (!Limits.isTime(time)) {
      return Violation.TIME_OUT_OF_RANGE;
    }
    return time < last ? Violation.TIME_BEFORE_LAST : null;
  }
}
