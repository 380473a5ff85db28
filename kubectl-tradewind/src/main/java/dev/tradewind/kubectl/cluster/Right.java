package dev.tradewind.kubectl.cluster;

import java.util.Optional;

/**
 * What a request needs to be allowed, in the words of RBAC.
 *
 * @param verb such as {@code list}
 * @param resource plural with its group, such as {@code tradinghalts.tradewind.dev}
 * @param namespace where; empty for all namespaces
 */
public record Right(String verb, String resource, Optional<String> namespace) {
  public static final String STRATEGIES = "tradingstrategies.tradewind.dev";
  public static final String HALTS = "tradinghalts.tradewind.dev";

  /** A right in one namespace. */
  public static Right in(String namespace, String verb, String resource) {
    return new Right(verb, resource, Optional.of(namespace));
  }

  @Override
  public String toString() {
    return verb
        + " "
        + resource
        + namespace.map(n -> " in namespace " + n).orElse(" in all namespaces");
  }
}
