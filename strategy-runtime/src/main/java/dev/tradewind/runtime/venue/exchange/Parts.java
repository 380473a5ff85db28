package dev.tradewind.runtime.venue.exchange;

import java.util.ArrayList;
import java.util.List;

/** An answer that comes in parts: it counts only where none of them is missing. */
final class Parts<T> {

  private final List<T> all = new ArrayList<>();
  private long next;

  /** What became of an answer with its newest part. */
  enum State {
    /** More is to come. */
    GROWING,
    /** It is all there. */
    WHOLE,
    /** A part is missing, so it is no answer. */
    BROKEN
  }

  /**
   * Takes a part.
   *
   * @param number its place in the answer, from 0
   * @param more whether another one follows
   */
  State add(List<T> part, long number, boolean more) {
    if (number == 0) {
      all.clear();
    } else if (number != next) {
      next = 0;
      return State.BROKEN;
    }
    all.addAll(part);
    next = more ? number + 1 : 0;
    return more ? State.GROWING : State.WHOLE;
  }

  /** The parts since the first one, together. */
  List<T> all() {
    return List.copyOf(all);
  }
}
