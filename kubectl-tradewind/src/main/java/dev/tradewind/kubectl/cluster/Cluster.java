package dev.tradewind.kubectl.cluster;

import dev.tradewind.api.manifest.Suggestion;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cluster of one context: what the commands ask of its API server. Every failure is a {@link
 * Problem} that says what was missing. Safe for many threads; close it to end its connections.
 */
public final class Cluster implements AutoCloseable {
  private final KubernetesClient client;
  private final String namespace;
  private final Refusals refusals;
  private final Listing listing;

  Cluster(KubernetesClient client, String namespace, Refusals refusals) {
    this.client = client;
    this.namespace = namespace;
    this.refusals = refusals;
    this.listing = new Listing(client);
  }

  /** The namespace that is meant where none is named. */
  public String namespace() {
    return namespace;
  }

  /**
   * All strategies of a scope, in chunks, in the order of the API server.
   *
   * @param selector of labels, in kubectl's syntax; empty for all
   */
  public List<TradingStrategy> strategies(Scope scope, Optional<String> selector) {
    return ask(
        scope.right("list", Right.STRATEGIES),
        () -> listing.all(TradingStrategy.class, scope, selector));
  }

  /** All halts of a scope. */
  public List<TradingHalt> halts(Scope scope) {
    return ask(
        scope.right("list", Right.HALTS),
        () -> listing.all(TradingHalt.class, scope, Optional.empty()));
  }

  /**
   * One strategy.
   *
   * @throws Problem with the name that may have been meant, when there is none
   */
  public TradingStrategy strategy(String where, String name) {
    return find(TradingStrategy.class, Right.STRATEGIES, where, name)
        .orElseThrow(
            () ->
                Problem.failed(
                    "There is no strategy %s in namespace %s; %s"
                        .formatted(
                            name,
                            where,
                            suggestion(name, strategies(Scope.of(where), Optional.empty())))));
  }

  /** The same for halts. */
  public TradingHalt halt(String where, String name) {
    return find(TradingHalt.class, Right.HALTS, where, name)
        .orElseThrow(
            () ->
                Problem.failed(
                    "There is no halt %s in namespace %s; %s"
                        .formatted(name, where, suggestion(name, halts(Scope.of(where))))));
  }

  /** Creates a halt in a namespace, and returns it with the name it got. */
  public TradingHalt create(String where, TradingHalt halt) {
    return ask(
        Right.in(where, "create", Right.HALTS),
        () -> client.resources(TradingHalt.class).inNamespace(where).resource(halt).create());
  }

  /** Deletes a halt; one that is gone already is well, too. */
  public void delete(TradingHalt halt) {
    String where = halt.getMetadata().getNamespace();
    ask(
        Right.in(where, "delete", Right.HALTS),
        () ->
            client
                .resources(TradingHalt.class)
                .inNamespace(where)
                .withName(halt.getMetadata().getName())
                .delete());
  }

  /**
   * Changes a strategy by a patch; the patch itself says on which version of it.
   *
   * @param type merge patch or JSON patch
   */
  public void patch(TradingStrategy strategy, PatchType type, String patch) {
    String where = strategy.getMetadata().getNamespace();
    ask(
        Right.in(where, "patch", Right.STRATEGIES),
        () ->
            client
                .resources(TradingStrategy.class)
                .inNamespace(where)
                .withName(strategy.getMetadata().getName())
                .patch(PatchContext.of(type), patch));
  }

  /** The pods of strategies, through the API server. */
  public Pods pods() {
    return new Pods(client, refusals);
  }

  private <T extends HasMetadata> Optional<T> find(
      Class<T> type, String resource, String where, String name) {
    return ask(
        Right.in(where, "get", resource),
        () -> Optional.ofNullable(client.resources(type).inNamespace(where).withName(name).get()));
  }

  private static String suggestion(String name, List<? extends HasMetadata> known) {
    return Suggestion.of(
        name, known.stream().map(r -> r.getMetadata().getName()).limit(MANY).toList());
  }

  private static final int MANY = 1000;

  private <T> T ask(Right right, Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw refusals.explain(right, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
