package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which cluster is meant.
 *
 * @param kubeConfig the file that {@code --kubeconfig} names
 * @param context that {@code --context} names
 * @param namespace that {@code --namespace} names
 */
public record Connection(
    Optional<Path> kubeConfig, Optional<String> context, Optional<String> namespace) {

  /**
   * Makes ready to talk to the cluster; the first request connects.
   *
   * @throws Problem when kubeconfig or credentials cannot be used
   */
  public Cluster open(Console console) {
    KubeContext chosen = KubeContext.of(KubeConfigFiles.read(kubeConfig, console), context);
    return new Cluster(
        client(ClientSettings.of(chosen, console), chosen),
        namespace.orElse(chosen.namespace()),
        new Refusals(chosen.server(), chosen.name()));
  }

  private static KubernetesClient client(ClientSettings settings, KubeContext chosen) {
    try {
      return new KubernetesClientBuilder()
          .withConfig(settings.config())
          .withHttpClientFactory(new HttpClients(settings.tls()))
          // Only our own types are read: there is no need to look for all others.
          .withKubernetesSerialization(new KubernetesSerialization(Json.forResources(), false))
          .build();
    } catch (KubernetesClientException | IllegalArgumentException e) {
      throw Problem.failed(
          "The context %s of the kubeconfig cannot be used: %s."
              .formatted(chosen.name(), Refusals.reason(e)),
          e);
    }
  }
}
