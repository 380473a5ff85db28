package dev.tradewind.kubectl.cluster;

import dev.tradewind.api.manifest.Suggestion;
import dev.tradewind.kubectl.console.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The context in force, out of several kubeconfig files of which the first one that says something
 * wins, as with kubectl.
 *
 * @param name of the context
 * @param namespace of requests that name none
 * @param server its URL
 * @param cluster how the server is reached
 * @param user the credential, empty when the context names none
 */
record KubeContext(
    String name, String namespace, String server, KubeConfigEntry cluster, KubeConfigEntry user) {

  /**
   * Chooses a context.
   *
   * @param wanted by {@code --context}; empty for the current one
   * @throws Problem when there is no such context, or its cluster or user is missing
   */
  static KubeContext of(List<KubeConfigEntry> files, Optional<String> wanted) {
    String name =
        wanted
            .or(() -> first(files, file -> file.text("current-context")))
            .orElseThrow(
                () ->
                    Problem.failed(
                        "The kubeconfig has no current context: choose one with kubectl config"
                            + " use-context, or give --context NAME."));
    KubeConfigEntry context =
        named(files, "contexts", "context", name).orElseThrow(() -> unknownContext(files, name));
    KubeConfigEntry cluster =
        part(files, context, name, "cluster").orElseThrow(() -> wrong(name, "names no cluster"));
    return new KubeContext(
        name,
        context.text("namespace").orElse("default"),
        cluster.text("server").orElseThrow(() -> wrong(name, "has a cluster without a server")),
        cluster,
        part(files, context, name, "user").orElse(new KubeConfigEntry(Map.of(), context.file())));
  }

  private static Optional<KubeConfigEntry> part(
      List<KubeConfigEntry> files, KubeConfigEntry context, String contextName, String kind) {
    return context
        .text(kind)
        .map(
            name ->
                named(files, kind + "s", kind, name)
                    .orElseThrow(
                        () ->
                            wrong(
                                contextName,
                                "names the %s %s, which is not there".formatted(kind, name))));
  }

  private static <T> Optional<T> first(
      List<KubeConfigEntry> files, Function<KubeConfigEntry, Optional<T>> read) {
    return files.stream().map(read).flatMap(Optional::stream).findFirst();
  }

  private static Optional<KubeConfigEntry> named(
      List<KubeConfigEntry> files, String list, String kind, String name) {
    return files.stream()
        .flatMap(file -> file.children(list).stream())
        .filter(entry -> entry.text("name").equals(Optional.of(name)))
        .map(entry -> entry.child(kind))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Problem unknownContext(List<KubeConfigEntry> files, String name) {
    List<String> names =
        files.stream()
            .flatMap(file -> file.children("contexts").stream())
            .map(entry -> entry.text("name"))
            .flatMap(Optional::stream)
            .toList();
    return Problem.failed(
        "The kubeconfig has no context " + name + "; " + Suggestion.of(name, names));
  }

  private static Problem wrong(String context, String what) {
    return Problem.failed("The context %s of the kubeconfig %s.".formatted(context, what));
  }
}
