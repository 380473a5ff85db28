package dev.tradewind.engine.algo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The algos there are.
 *
 * @param algos in alphabetical order
 */
public record AlgoCatalogue(List<AlgoDefinition> algos) {

  private static final AlgoCatalogue BUILT_IN =
      new AlgoCatalogue(
          List.of(
              BuyAndHold.DEFINITION,
              MeanReversion.DEFINITION,
              Momentum.DEFINITION,
              SmaCrossover.DEFINITION));

  /** Keeps a copy. */
  public AlgoCatalogue {
    algos = List.copyOf(algos);
  }

  /** The algos that come with the engine. */
  public static AlgoCatalogue builtIn() {
    return BUILT_IN;
  }

  /** The algo of that name. */
  public Optional<AlgoDefinition> find(String name) {
    for (AlgoDefinition algo : algos) {
      if (algo.name().equals(name)) {
        return Optional.of(algo);
      }
    }
    return Optional.empty();
  }

  /** The sentence for a name that {@link #find} does not know. */
  public String unknown(String name) {
    List<String> names = algos.stream().map(AlgoDefinition::name).toList();
    return String.format(
        Locale.ROOT,
        "spec.algo is \"%s\", which is not a built-in algo%s; there are %s.",
        name,
        Suggestion.didYouMean(name, names),
        String.join(", ", names));
  }
}
