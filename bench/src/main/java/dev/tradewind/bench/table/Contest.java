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
 * @param hash of all that the engine does by the rule, whatever the machine
 * @param contenders in the order in which they ran
 * @param hashed our runs with a hash of all that they did
 */
record Contest(
    String name,
    String rule,
    long fills,
    BigDecimal pnl,
    String hash,
    List<Contender> contenders,
    List<Measurement> hashed) {

  /** The three workloads, each with its runs among {@code measurements}. */
  static List<Contest> of(List<Measurement> measurements) {
    return List.of(
        of(
            measurements,
            "W1",
            "a million bars from CSV, averages of 20 and 100",
            13_858,
            "-40.88",
            "8c21e6765bfa5e20c1495fc64737d19f6e9e6c2ec441db129d30e5034e3a8e1c"),
        of(
            measurements,
            "W2",
            "five million ticks, fade of the last 100, filled at the tick",
            299_008,
            "6931.91",
            "7250d9fd03a539fcaac5e00a96f2d9fc8486029d0738975d99210a37366dbc45"),
        of(
            measurements,
            "W3",
            "the bars of W1, a hundred pairs of averages, ours on all processors",
            1_481_638,
            "-3854.92",
            "33c4455aba03a0091d0e6cba956b0365cd32c7b3d2b780531a133e53f40c4e84"));
  }

  private static Contest of(
      List<Measurement> measurements,
      String name,
      String rule,
      long fills,
      String pnl,
      String hash) {
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
    return new Contest(name, rule, fills, new BigDecimal(pnl), hash, contenders, hashed);
  }

  /** What the runs with a hash did, one each. */
  List<String> hashes() {
    return hashed.stream().map(Measurement::hash).distinct().toList();
  }

  /** Hashes of runs that did something else than what is known. */
  List<String> strayHashes() {
    return hashes().stream().filter(other -> !other.equals(hash)).toList();
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
