package dev.tradewind.operator.strategy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What was lately told of one strategy, and therefore what becomes of the next happening. Safe for
 * many threads.
 */
final class EventHistory {
  /** How long after the last time the same happening still belongs to the same series. */
  static final Duration SERIES_ENDS = Duration.ofMinutes(6);

  /** What becomes of a happening. */
  sealed interface Fate {
    /** It is an Event of its own. */
    record Write() implements Fate {}

    /**
     * It is the next of a series that began with an Event.
     *
     * @param event its name
     * @param count how often it happened by now
     */
    record Repeat(String event, int count) implements Fate {}

    /** It is counted, and the count is written with a later one. */
    record Count() implements Fate {}

    /** Too much happens. The status says what is. */
    record Drop() implements Fate {}
  }

  private record Told(String reason, String note) {}

  private record Series(String event, int count, Instant last) {}

  private final Map<Told, Series> series = new HashMap<>();
  private final EventBudget budget;

  EventHistory(Instant now) {
    this.budget = new EventBudget(now);
  }

  /**
   * @param event name that an Event of its own would get
   */
  synchronized Fate next(Notice notice, String event, Instant now) {
    series.values().removeIf(s -> s.last().plus(SERIES_ENDS).isBefore(now));
    Told told = new Told(notice.reason(), notice.note());
    Series begun = series.get(told);
    if (begun != null) {
      Series next = new Series(begun.event(), begun.count() + 1, now);
      series.put(told, next);
      return budget.take(false, now)
          ? new Fate.Repeat(next.event(), next.count())
          : new Fate.Count();
    }
    boolean news = series.keySet().stream().noneMatch(t -> t.reason().equals(notice.reason()));
    if (!budget.take(news, now)) {
      return new Fate.Drop();
    }
    series.put(told, new Series(event, 1, now));
    return new Fate.Write();
  }

  /** The Event that a series began with is gone: the next time is a first time. */
  synchronized void lost(String event) {
    series.values().removeIf(s -> s.event().equals(event));
  }
}
