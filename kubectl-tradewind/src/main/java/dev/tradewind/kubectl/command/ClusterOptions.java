package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.cluster.Connection;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.view.Invocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster and namespace, as for kubectl itself. */
final class ClusterOptions {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig to use; else that of KUBECONFIG, else ~/.kube/config.")
  private Path kubeConfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "The context of the kubeconfig; else its current one.")
  private String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = "The namespace; else that of the context.")
  private String namespace;

  Cluster open(Console console) {
    return new Connection(
            Optional.ofNullable(kubeConfig),
            Optional.ofNullable(context),
            Optional.ofNullable(namespace))
        .open(console);
  }

  boolean namesNamespace() {
    return namespace != null;
  }

  /** Writes commands that reach the same cluster. */
  Invocation invocation() {
    List<String> given = new ArrayList<>();
    if (kubeConfig != null) {
      given.addAll(List.of("--kubeconfig", kubeConfig.toString()));
    }
    if (context != null) {
      given.addAll(List.of("--context", context));
    }
    return new Invocation(given);
  }
}
