package dev.tradewind.kubectl.view;

import dev.tradewind.kubectl.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines that are shown to a person, to be typed as they stand: they reach the same cluster.
 *
 * @param clusterOptions that were given, such as {@code --context prod}
 */
public record Invocation(List<String> clusterOptions) {
  /** Keeps a copy. */
  public Invocation {
    clusterOptions = List.copyOf(clusterOptions);
  }

  /** A command of this plugin in a namespace. */
  public String of(String namespace, String... command) {
    List<String> words = new ArrayList<>(List.of("kubectl", "tradewind"));
    words.addAll(List.of(command));
    words.addAll(List.of("-n", namespace));
    words.addAll(clusterOptions);
    return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  /** A command of kubectl itself in a namespace. */
  public String kubectl(String namespace, String... command) {
    List<String> words = new ArrayList<>(List.of("kubectl"));
    words.addAll(List.of(command));
    words.addAll(List.of("-n", namespace));
    words.addAll(clusterOptions);
    return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
  }

  /** The command that deletes a halt. */
  public String release(HaltFacts halt) {
    return of(halt.namespace(), "release", halt.name());
  }

  /** The command that releases a strategy's latch. */
  public String release(StrategyFacts strategy) {
    return of(strategy.namespace(), "release", "--strategy", strategy.name());
  }
}
