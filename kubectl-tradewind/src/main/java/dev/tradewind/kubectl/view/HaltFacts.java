package dev.tradewind.kubectl.view;

import dev.tradewind.api.v1alpha1.Condition;
import dev.tradewind.api.v1alpha1.SelectorRequirement;
import dev.tradewind.api.v1alpha1.StrategySelector;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltStatus;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a halt's resource says.
 *
 * @param halt as the API server returns it
 */
public record HaltFacts(TradingHalt halt) {
  private static final int NAMES_SHOWN = 5;

  /** Its name. */
  public String name() {
    return halt.getMetadata().getName();
  }

  /** Its namespace. */
  public String namespace() {
    return halt.getMetadata().getNamespace();
  }

  /** Whether it picks a strategy of its namespace. */
  public boolean picks(TradingStrategy strategy) {
    List<String> names = halt.getSpec().names();
    if (names != null) {
      return names.contains(strategy.getMetadata().getName());
    }
    return halt.getSpec()
        .selector()
        .selects(Optional.ofNullable(strategy.getMetadata().getLabels()).orElse(Map.of()));
  }

  /** What it picks, in words. */
  public String picks() {
    List<String> names = halt.getSpec().names();
    if (names != null) {
      return Words.few(names, NAMES_SHOWN);
    }
    StrategySelector selector = halt.getSpec().selector();
    List<String> requirements =
        Stream.concat(
                selector.matchLabels().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> e.getKey() + "=" + e.getValue()),
                selector.matchExpressions().stream().map(HaltFacts::words))
            .toList();
    return requirements.isEmpty() ? "all strategies" : String.join(",", requirements);
  }

  private static String words(SelectorRequirement requirement) {
    String values = "(" + String.join(",", requirement.values()) + ")";
    return switch (requirement.operator()) {
      case In -> requirement.key() + " in " + values;
      case NotIn -> requirement.key() + " notin " + values;
      case Exists -> requirement.key();
      case DoesNotExist -> "!" + requirement.key();
    };
  }

  /** How far it has come; empty before the operator's first look at it. */
  public Optional<TradingHaltStatus> status() {
    return Optional.ofNullable(halt.getStatus()).filter(s -> s.selected() != null);
  }

  /** Whether the operator says that every picked strategy obeys. */
  public boolean inForce() {
    return status().stream()
        .flatMap(s -> s.conditions().stream())
        .anyMatch(c -> c.type().equals("InForce") && c.holds());
  }

  /** The operator's own sentence about it. */
  public Optional<String> message() {
    return status().stream()
        .flatMap(s -> s.conditions().stream())
        .filter(c -> c.type().equals("InForce"))
        .map(Condition::message)
        .filter(m -> !m.isBlank())
        .findFirst();
  }

  /** Whether the operator has looked, and found no strategy that it picks. */
  public boolean picksNothing() {
    return status().filter(s -> s.selected() == 0).isPresent();
  }

  /** {@code 2 of 3 obey; not yet: aapl-sma}. */
  public String progress() {
    if (picksNothing()) {
      return "no strategy is picked yet; it holds for those that come";
    }
    return status()
        .map(
            s -> {
              int obeyed = s.obeyed() == null ? 0 : s.obeyed();
              String pending =
                  s.pending().isEmpty() ? "" : "; not yet: " + String.join(", ", s.pending());
              return "%d of %d obey%s".formatted(obeyed, s.selected(), pending);
            })
        .orElse("the operator has not looked at it yet");
  }
}
