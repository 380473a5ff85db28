package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.List;
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
    List<io.fabric8.kubernetes.api.model.Config> files = KubeConfigFiles.read(kubeConfig, console);
    KubeContext chosen = KubeContext.of(files, context);
    io.fabric8.kubernetes.client.Config settings = ClientSettings.of(files, chosen, console);
    return new Cluster(
        client(settings, chosen),
        namespace.orElse(chosen.namespace()),
        new Refusals(chosen.cluster().getServer(), chosen.name()));
  }

  private static KubernetesClient client(
      io.fabric8.kubernetes.client.Config settings, KubeContext chosen) {
    try {
      return new KubernetesClientBuilder()
          .withConfig(settings)
          .withHttpClientFactory(new JdkHttpClientFactory())
          // Only our own types are read: looking for all others costs a third of the start.
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
