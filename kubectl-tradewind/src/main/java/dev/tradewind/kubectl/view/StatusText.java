package dev.tradewind.kubectl.view;

import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.SamplePosition;
import dev.tradewind.kubectl.text.Age;
import dev.tradewind.kubectl.text.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One strategy for a person who was woken by it: first what is in force and why, then how to change
 * that, then the rest.
 *
 * @param strategy the strategy
 * @param halts that pick it; empty when they could not be read
 * @param haltsUnread why the halts could not be read; empty when they could
 * @param invocation writes commands
 * @param now for ages
 */
public record StatusText(
    StrategyFacts strategy,
    List<HaltFacts> halts,
    Optional<String> haltsUnread,
    Invocation invocation,
    Instant now) {

  private static final int HISTORY_SHOWN = 5;

  /** Keeps a copy. */
  public StatusText {
    halts = List.copyOf(halts);
  }

  /** The lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(head());
    lines.addAll(money());
    lines.addAll(latch());
    lines.addAll(haltLines());
    lines.addAll(conditions());
    lines.addAll(history());
    return lines;
  }

  private List<String> head() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s/%s   %s   %s   %s   age %s"
            .formatted(
                strategy.namespace(),
                strategy.name(),
                strategy.symbols(),
                strategy.strategy().getSpec().algo(),
                Objects.requireNonNullElse(strategy.strategy().getSpec().mode(), "Paper"),
                Age.of(strategy.created(), now)));
    lines.add(
        "State      %s, because %s; the spec says %s"
            .formatted(
                strategy.state().orElse("not known yet"),
                strategy.because().map(StatusText::cause).orElse("the operator has not said yet"),
                strategy.wanted().orElse("Running")));
    lines.add(
        "Phase      %s   ready: %s"
            .formatted(
                Objects.requireNonNullElse(strategy.status().phase(), Table.NOTHING),
                strategy.ready().orElse(Table.NOTHING)));
    behind().ifPresent(lines::add);
    return lines;
  }

  /** What stands behind the one word of {@code because}. */
  static String cause(String because) {
    int slash = because.indexOf('/');
    String detail = slash < 0 ? "" : because.substring(slash + 1);
    return switch (slash < 0 ? because : because.substring(0, slash)) {
      case "Spec" -> "the spec says so";
      case "Deletion" -> "it is being deleted";
      case "PositionOpen" -> "a position is open, so it cannot be suspended yet";
      case "Halt" -> "the halt " + detail + " says so";
      case "Latch" -> "its pod has stopped itself (" + detail + ")";
      default -> because;
    };
  }

  private Optional<String> behind() {
    Long generation = strategy.strategy().getMetadata().getGeneration();
    Long observed = strategy.status().observedGeneration();
    if (generation == null || generation.equals(observed)) {
      return Optional.empty();
    }
    return Optional.of(
        "Behind     the operator has seen generation %s of %d: it is busy, or not running"
            .formatted(observed == null ? "none" : observed, generation));
  }

  private List<String> money() {
    Sample sample = strategy.status().sample();
    if (sample == null) {
      return List.of("Sample     none yet");
    }
    String positions =
        sample.positions().stream()
            .map(StatusText::position)
            .reduce((a, b) -> a + ", " + b)
            .orElse("flat");
    return List.of(
        "Position   " + positions + (Boolean.TRUE.equals(sample.settled()) ? " (settled)" : ""),
        "Equity     %s %s   PnL %s (realized %s, unrealized %s, fees %s)"
            .formatted(
                sample.equity(),
                strategy.currency(),
                sample.pnl(),
                sample.realizedPnl(),
                sample.unrealizedPnl(),
                sample.fees()),
        "Orders     %s working   sample of %s, market time"
            .formatted(
                Objects.requireNonNullElse(sample.openOrders(), Table.NOTHING), sample.time()));
  }

  private static String position(SamplePosition position) {
    return position.averagePrice() == null
        ? position.symbol() + " " + position.quantity()
        : "%s %s at %s".formatted(position.symbol(), position.quantity(), position.averagePrice());
  }

  private List<String> latch() {
    Latch latch = strategy.status().latch();
    if (latch == null) {
      return List.of();
    }
    return List.of(
        "",
        "LATCH      %s, %s, since %s (%s ago): %s"
            .formatted(
                latch.cause(),
                latch.level(),
                latch.since(),
                Age.of(latch.since(), now),
                latch.message()),
        "  id       " + latch.id(),
        "  release  " + invocation.release(strategy));
  }

  private List<String> haltLines() {
    if (haltsUnread.isPresent()) {
      return List.of("", "HALTS      not known: " + haltsUnread.get());
    }
    if (halts.isEmpty()) {
      return List.of();
    }
    Table table = Table.of("HALT", "LEVEL", "PICKS", "AGE", "REASON", "RELEASE");
    for (HaltFacts halt : halts) {
      table.row(
          halt.name(),
          String.valueOf(halt.halt().getSpec().level()),
          halt.picks(),
          Age.of(halt.halt().getMetadata().getCreationTimestamp(), now),
          halt.halt().getSpec().reason(),
          invocation.release(halt));
    }
    return section(table);
  }

  private List<String> conditions() {
    Table table = Table.of("CONDITION", "STATUS", "REASON", "SINCE", "MESSAGE");
    strategy
        .status()
        .conditions()
        .forEach(
            c ->
                table.row(
                    c.type(),
                    c.status(),
                    c.reason(),
                    Age.of(c.lastTransitionTime(), now),
                    c.message()));
    return section(table);
  }

  private List<String> history() {
    Table table = Table.of("SPEC", ">GENERATION", "OUTCOME", "AGE", "IMAGE");
    strategy.status().history().stream()
        .limit(HISTORY_SHOWN)
        .forEach(
            r ->
                table.row(
                    r.specHash(),
                    String.valueOf(r.generation()),
                    String.valueOf(r.outcome()),
                    Age.of(r.time(), now),
                    r.image()));
    return section(table);
  }

  private static List<String> section(Table table) {
    if (table.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(table.lines());
    return lines;
  }
}
