package dev.tradewind.kubectl.cluster;

import dev.tradewind.api.manifest.Suggestion;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The context in force, out of several kubeconfig files of which the first one that says something
 * wins, as with kubectl.
 *
 * @param name of the context
 * @param context cluster, user and namespace by name
 * @param cluster the server
 * @param user the credential; empty when the context names none
 */
record KubeContext(String name, Context context, Cluster cluster, Optional<AuthInfo> user) {

  /**
   * Chooses a context.
   *
   * @param wanted by {@code --context}; empty for the current one
   * @throws Problem when there is no such context, or its cluster or user is missing
   */
  static KubeContext of(List<Config> files, Optional<String> wanted) {
    String name =
        wanted
            .or(
                () ->
                    first(
                        files,
                        f -> Optional.ofNullable(f.getCurrentContext()).filter(c -> !c.isBlank())))
            .orElseThrow(
                () ->
                    Problem.failed(
                        "The kubeconfig has no current context: choose one with kubectl config"
                            + " use-context, or give --context NAME."));
    Context context =
        first(files, f -> named(f.getContexts(), NamedContext::getName, name))
            .map(NamedContext::getContext)
            .orElseThrow(() -> unknownContext(files, name));
    Cluster cluster =
        first(files, f -> named(f.getClusters(), NamedCluster::getName, context.getCluster()))
            .map(NamedCluster::getCluster)
            .filter(c -> c.getServer() != null)
            .orElseThrow(() -> missing(name, "cluster", context.getCluster()));
    return new KubeContext(name, context, cluster, user(files, name, context));
  }

  private static Optional<AuthInfo> user(List<Config> files, String name, Context context) {
    if (context.getUser() == null || context.getUser().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        first(files, f -> named(f.getUsers(), NamedAuthInfo::getName, context.getUser()))
            .map(NamedAuthInfo::getUser)
            .orElseThrow(() -> missing(name, "user", context.getUser())));
  }

  /** The namespace of requests that name none. */
  String namespace() {
    String namespace = context.getNamespace();
    return namespace == null || namespace.isBlank() ? "default" : namespace;
  }

  private static <T> Optional<T> first(List<Config> files, Function<Config, Optional<T>> read) {
    return files.stream().map(read).flatMap(Optional::stream).findFirst();
  }

  private static <T> Optional<T> named(List<T> entries, Function<T, String> name, String wanted) {
    return Optional.ofNullable(entries).stream()
        .flatMap(List::stream)
        .filter(entry -> name.apply(entry).equals(wanted))
        .findFirst();
  }

  private static Problem unknownContext(List<Config> files, String name) {
    List<String> names =
        files.stream()
            .flatMap(f -> Optional.ofNullable(f.getContexts()).stream().flatMap(List::stream))
            .map(NamedContext::getName)
            .toList();
    return Problem.failed(
        "The kubeconfig has no context " + name + "; " + Suggestion.of(name, names));
  }

  private static Problem missing(String context, String kind, String name) {
    return Problem.failed(
        "The context %s of the kubeconfig names the %s %s, which is not there."
            .formatted(context, kind, name));
  }
}
