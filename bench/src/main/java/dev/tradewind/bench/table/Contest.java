package dev.tradewind.bench.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workload with its known outcome and all who ran it.
 *
 * @param name W1, W2 or W3
 * @param rule in a few words
 * @param fills that the rule gives
 * @param pnl that the rule gives
 * @param contenders in the order in which they ran
 * @param hashes of our runs, one each
 */
record Contest(
    String name,
    String rule,
    long fills,
    BigDecimal pnl,
    List<Contender> contenders,
    List<String> hashes) {

  /** The three workloads, each with its runs among {@code measurements}. */
  static List<Contest> of(List<Measurement> measurements) {
    return List.of(
        of(measurements, "W1", "a million bars from CSV, averages of 20 and 100", 13_858, "-40.88"),
        of(
            measurements,
            "W2",
            "five million ticks, fade of the last 100, filled at the tick",
            299_008,
            "6931.91"),
        of(
            measurements,
            "W3",
            "the bars of W1, a hundred pairs of averages",
            1_481_638,
            "-3854.92"));
  }

  private static Contest of(
      List<Measurement> measurements, String name, String rule, long fills, String pnl) {
    Map<String, List<Measurement>> runs = new LinkedHashMap<>();
    List<String> hashes = new ArrayList<>();
    for (Measurement measurement : measurements) {
      if (!measurement.workload().equals(name)) {
        continue;
      }
      if (measurement.hash() == null) {
        runs.computeIfAbsent(measurement.who(), _ -> new ArrayList<>()).add(measurement);
      } else {
        hashes.add(measurement.hash());
      }
    }
    List<Contender> contenders =
        runs.entrySet().stream().map(e -> new Contender(e.getKey(), e.getValue())).toList();
    return new Contest(name, rule, fills, new BigDecimal(pnl), contenders, hashes);
  }

  Optional<Contender> find(String who) {
    return contenders.stream().filter(contender -> contender.who().equals(who)).findFirst();
  }

  /** The line that the outcome must be. */
  String expected() {
    return "%s %d fills PnL %s".formatted(name, fills, pnl.toPlainString());
  }

  /** The line that our outcome is. */
  String outcome() {
    return find(Contender.OURS)
        .map(ours -> "%s %d fills PnL %s".formatted(name, ours.fills(), ours.pnl().toPlainString()))
        .orElse(name + " was not run");
  }
}
