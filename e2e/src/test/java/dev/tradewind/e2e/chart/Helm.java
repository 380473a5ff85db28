package dev.tradewind.e2e.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The helm binary that the project builds, and the chart of the working tree. */
final class Helm {

  static final Path CHART = Path.of("../helm/tradewind").toAbsolutePath().normalize();
  static final String NAMESPACE = "tradewind-system";
  private static final String KUBERNETES = "1.36.3";

  private static final String BINARY = find();

  private Helm() {}

  record Outcome(int exitCode, String out, String err) {

    Outcome succeeded() {
      if (exitCode != 0) {
        throw new AssertionError("helm failed: " + err + out);
      }
      return this;
    }

    String refused() {
      if (exitCode == 0) {
        throw new AssertionError("helm accepted what it should refuse");
      }
      return err;
    }
  }

  /** The objects of release {@code tradewind}, rendered from the working tree's chart. */
  static Rendered template(String... options) {
    List<String> all = new ArrayList<>(List.of("--skip-tests"));
    all.addAll(List.of(options));
    return Rendered.of(render(all.toArray(String[]::new)).succeeded().out());
  }

  /** What {@code helm test} makes, and removes again. */
  static Rendered tests(String... options) {
    List<String> all = new ArrayList<>(List.of("-s", "templates/tests/verify.yaml"));
    all.addAll(List.of(options));
    return Rendered.of(render(all.toArray(String[]::new)).succeeded().out());
  }

  static Outcome render(String... options) {
    return render(CHART, options);
  }

  static Outcome render(Path chart, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("template", "tradewind", chart.toString(), "-n", NAMESPACE));
    arguments.addAll(List.of("--kube-version", KUBERNETES));
    arguments.addAll(List.of(options));
    return run(Map.of(), arguments.toArray(String[]::new));
  }

  static Outcome run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(BINARY));
    command.addAll(List.of(arguments));
    try {
      return execute(command, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for helm", e);
    }
  }

  private static Outcome execute(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("helm", ".out");
    Path err = Files.createTempFile("helm", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String find() {
    String given = System.getenv("TRADEWIND_HELM");
    return given != null && !given.isBlank()
        ? given
        : newestInCache()
            .map(Path::toString)
            .orElseThrow(
                () ->
                    new AssertionError(
                        "no helm in %s: run dev/cluster/build helm, or set TRADEWIND_HELM to one"
                            .formatted(cache())));
  }

  private static Optional<Path> newestInCache() {
    try (Stream<Path> versions = Files.list(cache())) {
      return versions
          .map(version -> version.resolve("helm"))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path cache() {
    String home = System.getenv("XDG_CACHE_HOME");
    Path caches =
        home == null || home.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(home);
    return caches.resolve("tradewind/helm");
  }
}
