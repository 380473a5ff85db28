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
 * @param hashed our runs with a hash of all that they did
 */
record Contest(
    String name,
    String rule,
    long fills,
    BigDecimal pnl,
    List<Contender> contenders,
    List<Measurement> hashed) {

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
    List<Measurement> hashed = new ArrayList<>();
    for (Measurement measurement : measurements) {
      if (!measurement.workload().equals(name)) {
        continue;
      }
      if (measurement.hash() == null) {
        runs.computeIfAbsent(measurement.who(), _ -> new ArrayList<>()).add(measurement);
      } else {
        hashed.add(measurement);
      }
    }
    List<Contender> contenders =
        runs.entrySet().stream().map(e -> new Contender(e.getKey(), e.getValue())).toList();
    return new Contest(name, rule, fills, new BigDecimal(pnl), contenders, hashed);
  }

  /** What the runs with a hash did, one each. */
  List<String> hashes() {
    return hashed.stream().map(Measurement::hash).distinct().toList();
  }

  /** Who should have come to the outcome of the rule and has not. */
  List<String> strays() {
    List<String> strays = new ArrayList<>();
    contenders.stream()
        .filter(Contender::tradesByTheRule)
        .filter(contender -> !isRight(contender.fills(), contender.pnl()))
        .forEach(contender -> strays.add(contender.who()));
    if (!hashed.stream().allMatch(run -> isRight(run.fills(), run.pnl()))) {
      strays.add("a run with a hash");
    }
    return strays;
  }

  private boolean isRight(long itsFills, BigDecimal itsPnl) {
    return itsFills == fills && itsPnl.compareTo(pnl) == 0;
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
