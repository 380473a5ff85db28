package dev.tradewind.kubectl.cluster;

import java.util.Optional;

/**
 * Where to look.
 *
 * @param namespace one; empty for all
 */
public record Scope(Optional<String> namespace) {
  /** Everywhere. */
  public static final Scope ALL = new Scope(Optional.empty());

  /** In one namespace. */
  public static Scope of(String namespace) {
    return new Scope(Optional.of(namespace));
  }

  Right right(String verb, String resource) {
    return new Right(verb, resource, namespace);
  }

  /** {@code in namespace desk-a} or {@code in any namespace}. */
  @Override
  public String toString() {
    return namespace.map(n -> "in namespace " + n).orElse("in any namespace");
  }
}
