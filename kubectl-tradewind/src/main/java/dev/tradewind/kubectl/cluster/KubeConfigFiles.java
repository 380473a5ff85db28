package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the kubeconfig files where kubectl does: the option, {@code KUBECONFIG}, the home folder.
 */
final class KubeConfigFiles {
  private KubeConfigFiles() {}

  /**
   * The files that exist, the most important first.
   *
   * @throws Problem when there is none, or one cannot be read
   */
  static List<Config> read(Optional<Path> option, Console console) {
    return find(option, console).stream().map(KubeConfigFiles::parse).toList();
  }

  static List<Path> find(Optional<Path> option, Console console) {
    if (option.isPresent()) {
      if (!Files.isReadable(option.get())) {
        throw Problem.failed(
            "There is no readable kubeconfig " + option.get() + ", which --kubeconfig names.");
      }
      return List.of(option.get());
    }
    String variable = console.environment().getOrDefault("KUBECONFIG", "");
    List<Path> candidates =
        variable.isBlank()
            ? List.of(console.home().resolve(".kube/config"))
            : Stream.of(variable.split(File.pathSeparator))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .toList();
    List<Path> found = candidates.stream().filter(Files::isReadable).toList();
    if (found.isEmpty()) {
      throw Problem.failed(
          "There is no kubeconfig at %s: set KUBECONFIG or give --kubeconfig FILE."
              .formatted(String.join(", ", candidates.stream().map(Path::toString).toList())));
    }
    return found;
  }

  private static Config parse(Path file) {
    try {
      Config config = KubeConfigUtils.parseConfig(file.toFile());
      if (config != null) {
        return config;
      }
    } catch (KubernetesClientException | IllegalArgumentException | NullPointerException e) {
      throw unreadable(file, e);
    }
    throw unreadable(file, null);
  }

  private static Problem unreadable(Path file, RuntimeException cause) {
    return Problem.failed("The file " + file + " is not a kubeconfig that can be read.", cause);
  }
}
