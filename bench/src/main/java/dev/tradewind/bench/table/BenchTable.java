package dev.tradewind.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that was measured, as text, and what is wrong with it.
 *
 * @param machine lines about versions and hardware
 * @param contests the workloads
 * @param warm what JMH measured
 * @param latency what the open loop measured
 * @param floors what had to hold
 */
record BenchTable(
    List<String> machine, List<Contest> contests, Warm warm, Latency latency, List<Floor> floors) {

  /** One line each; the last are our outcomes. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(machine);
    for (Contest contest : contests) {
      lines.add("");
      lines.addAll(linesOf(contest));
    }
    lines.add("");
    lines.add("the warm engine (JMH): w1 to w3 in ms, an event in ns");
    for (Map.Entry<String, Double> score : warm.scores().entrySet()) {
      lines.add(warmRow(score.getKey(), score.getValue()));
    }
    lines.add("");
    lines.add("100,000 ticks a second, ns");
    lines.addAll(latency.lines());
    lines.add("");
    lines.add("floors");
    floors.forEach(floor -> lines.add(floor.row()));
    lines.add("");
    failures().forEach(failure -> lines.add("FAILED: " + failure));
    contests.forEach(contest -> lines.add(contest.outcome()));
    return lines;
  }

  /** What is wrong, one clause each. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Contest contest : contests) {
      if (!contest.outcome().equals(contest.expected())) {
        failures.add(
            "ours is \"%s\": it must be \"%s\"".formatted(contest.outcome(), contest.expected()));
      }
      contest.strays().stream()
          .filter(who -> !who.equals(Contender.OURS))
          .forEach(who -> failures.add(contest.name() + ": the outcome of " + who + " is wrong"));
      if (contest.hashes().size() > 1) {
        failures.add(contest.name() + ": two runs of ours did not do the same");
      }
      if (contest.hashes().isEmpty()) {
        failures.add(contest.name() + ": no hash of what our engine did was taken");
      }
      for (String hash : contest.strayHashes()) {
        failures.add(
            "%s: the hash of all that our engine did is %s: it must be %s"
                .formatted(contest.name(), hash, contest.hash()));
      }
      contest.contenders().stream()
          .filter(contender -> !contender.agrees())
          .forEach(c -> failures.add(contest.name() + ": the runs of " + c.who() + " differ"));
    }
    floors.stream()
        .filter(floor -> !floor.holds())
        .forEach(
            floor -> failures.add("floor missed: " + floor.row().strip().replaceAll(" +", " ")));
    return failures;
  }

  private static List<String> linesOf(Contest contest) {
    List<String> lines = new ArrayList<>();
    lines.add(contest.name() + ": " + contest.rule());
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-34s %4s %10s %8s %10s %8s %10s %12s",
            "",
            "runs",
            "whole s",
            "× C",
            "engine s",
            "× C",
            "fills",
            "PnL"));
    Optional<Contender> c = contest.find(Contender.C);
    for (Contender contender : contest.contenders()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-34s %4d %10.3f %8s %10.4f %8s %10d %12s",
              contender.who(),
              contender.runs().size(),
              contender.process(),
              ratio(contender.process(), c.map(Contender::process)),
              contender.engine(),
              ratio(contender.engine(), c.map(Contender::engine)),
              contender.fills(),
              contender.pnl().toPlainString()));
    }
    contest.hashes().forEach(hash -> lines.add("  hash of all that our engine did: " + hash));
    return lines;
  }

  private static String ratio(double figure, Optional<Double> ofC) {
    return ofC.map(c -> String.format(Locale.ROOT, "%.2f", figure / c)).orElse("");
  }

  private String warmRow(String name, double score) {
    OptionalDouble bytes = warm.bytesOf(name);
    return String.format(
            Locale.ROOT,
            "  %-34s %14.4g %s",
            name,
            score,
            bytes.isEmpty() ? "" : String.format(Locale.ROOT, "  %.4f B", bytes.getAsDouble()))
        .stripTrailing();
  }
}
