package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of a kubeconfig: a cluster, user or context, or something inside of one.
 *
 * @param values as they stand in the YAML
 * @param file that it stands in, which relative paths start from
 */
record KubeConfigEntry(Map<String, Object> values, Path file) {

  /** A value that is not blank. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf).filter(v -> !v.isBlank());
  }

  /** Whether a value is true. */
  boolean flag(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  /** The values of a list; empty when there is none. */
  List<String> texts(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** A part that has parts itself. */
  Optional<KubeConfigEntry> child(String key) {
    return of(values.get(key), file);
  }

  /** The parts of a list. */
  List<KubeConfigEntry> children(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().map(part -> of(part, file)).flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Optional<KubeConfigEntry> of(Object value, Path file) {
    if (!(value instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked") // the keys of a kubeconfig are words
    Map<String, Object> values = (Map<String, Object>) map;
    return Optional.of(new KubeConfigEntry(values, file));
  }

  /**
   * A document that stands either in the kubeconfig itself, as base64 under {@code <key>-data}, or
   * in a file that {@code key} names.
   *
   * @throws Problem when it cannot be read
   */
  Optional<String> document(String key) {
    Optional<String> data = text(key + "-data");
    return data.isPresent()
        ? Optional.of(decoded(key, data.get()))
        : text(key).map(name -> content(key, name));
  }

  /**
   * The content of a file that the kubeconfig names.
   *
   * @param kind for the sentence when it cannot be read
   */
  String content(String kind, String name) {
    Path path = resolve(name);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw Problem.failed(
          "The file %s, which the kubeconfig names as %s, cannot be read.".formatted(path, kind),
          e);
    }
  }

  /** A path as seen from the kubeconfig's folder. */
  Path resolve(String name) {
    return file.toAbsolutePath().resolveSibling(name).normalize();
  }

  private static String decoded(String key, String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.failed("The %s-data of the kubeconfig is not base64.".formatted(key), e);
    }
  }
}
