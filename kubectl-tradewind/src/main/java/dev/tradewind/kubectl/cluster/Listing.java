package dev.tradewind.kubectl.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists that may be long: in chunks, so that neither server nor client holds all at once as text.
 */
record Listing(KubernetesClient client) {
  static final long CHUNK = 500;
  private static final int GONE = 410;

  <T extends HasMetadata> List<T> all(Class<T> type, Scope scope, Optional<String> selector) {
    try {
      return chunks(type, scope, selector, CHUNK);
    } catch (KubernetesClientException e) {
      if (e.getCode() != GONE) {
        throw e;
      }
      // The server has forgotten the snapshot that the chunks were of; all at once needs none.
      return chunks(type, scope, selector, 0);
    }
  }

  private <T extends HasMetadata> List<T> chunks(
      Class<T> type, Scope scope, Optional<String> selector, long size) {
    MixedOperation<T, KubernetesResourceList<T>, Resource<T>> resources = client.resources(type);
    List<T> all = new ArrayList<>();
    String next = null;
    do {
      ListOptions options =
          new ListOptionsBuilder()
              .withLimit(size == 0 ? null : size)
              .withContinue(next)
              .withLabelSelector(selector.orElse(null))
              .build();
      KubernetesResourceList<T> chunk = of(resources, scope).list(options);
      all.addAll(chunk.getItems());
      next = chunk.getMetadata().getContinue();
    } while (next != null && !next.isEmpty());
    return all;
  }

  private static <T extends HasMetadata>
      FilterWatchListDeletable<T, KubernetesResourceList<T>, Resource<T>> of(
          MixedOperation<T, KubernetesResourceList<T>, Resource<T>> resources, Scope scope) {
    return scope.namespace().isPresent()
        ? resources.inNamespace(scope.namespace().get())
        : resources.inAnyNamespace();
  }
}
