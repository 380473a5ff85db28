package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Scope;
import dev.tradewind.kubectl.console.Problem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster, and one namespace of it or all. */
final class ScopeOptions {
  @Mixin private ClusterOptions cluster;

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "All namespaces.")
  private boolean everywhere;

  ClusterOptions cluster() {
    return cluster;
  }

  Scope scope(Cluster open) {
    if (everywhere && cluster.namesNamespace()) {
      throw Problem.usage("-A and -n exclude each other: give one of them.");
    }
    return everywhere ? Scope.ALL : Scope.of(open.namespace());
  }
}
