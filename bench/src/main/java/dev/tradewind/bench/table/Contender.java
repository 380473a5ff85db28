package dev.tradewind.bench.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All timed runs of one process.
 *
 * @param who ran
 * @param runs one or more
 */
record Contender(String who, List<Measurement> runs) {

  /** Our plain process. */
  static final String OURS = "tradewind";

  /** The loop in C. */
  static final String C = "C loop";

  /** The loop that numba compiles. */
  static final String NUMBA = "numba loop";

  double process() {
    return median(Measurement::process);
  }

  double engine() {
    return median(Measurement::engine);
  }

  long fills() {
    return runs.getFirst().fills();
  }

  BigDecimal pnl() {
    return runs.getFirst().pnl();
  }

  /** Whether it trades exactly by the rule: other people's programs fill a little differently. */
  boolean tradesByTheRule() {
    return who.startsWith(OURS) || who.equals(C) || who.startsWith(NUMBA);
  }

  /** Whether every run came to the same. */
  boolean agrees() {
    return runs.stream().allMatch(run -> run.fills() == fills() && run.pnl().compareTo(pnl()) == 0);
  }

  private double median(ToDoubleFunction<Measurement> figure) {
    return Median.of(runs.stream().mapToDouble(figure));
  }
}
