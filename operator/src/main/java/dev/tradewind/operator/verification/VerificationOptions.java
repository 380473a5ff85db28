package dev.tradewind.operator.verification;

import java.util.List;
import java.util.Optional;

/**
 * What is to be proven, as the command line says it.
 *
 * @param namespace that the operator watches; the trial strategy is created there
 * @param admission whether the API server itself must refuse wrong parameters
 */
public record VerificationOptions(String namespace, boolean admission) {
  private static final String NAMESPACE = "--namespace";
  private static final String ADMISSION = "--admission";

  /** How it is called, for who calls it otherwise. */
  public static final String USAGE =
      "usage: verify --namespace NAME [--admission], NAME being a namespace that the operator"
          + " watches";

  /** Empty when the arguments are not as {@link #USAGE} says. */
  public static Optional<VerificationOptions> parse(List<String> arguments) {
    boolean admission = arguments.contains(ADMISSION);
    List<String> others = arguments.stream().filter(a -> !a.equals(ADMISSION)).toList();
    boolean named =
        others.size() == 2 && others.getFirst().equals(NAMESPACE) && !others.getLast().isBlank();
    return named
        ? Optional.of(new VerificationOptions(others.getLast(), admission))
        : Optional.empty();
  }
}
