package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

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
  static List<KubeConfigEntry> read(Optional<Path> option, Console console) {
    return find(option, console).stream().map(KubeConfigFiles::parse).toList();
  }

  private static List<Path> find(Optional<Path> option, Console console) {
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

  private static KubeConfigEntry parse(Path file) {
    try {
      Object document =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(Files.readString(file));
      if (document instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // the keys of a kubeconfig are words
        Map<String, Object> values = (Map<String, Object>) map;
        return new KubeConfigEntry(values, file);
      }
    } catch (IOException | YamlEngineException e) {
      throw unreadable(file, e);
    }
    throw unreadable(file, null);
  }

  private static Problem unreadable(Path file, Exception cause) {
    return Problem.failed("The file " + file + " is not a kubeconfig that can be read.", cause);
  }
}
