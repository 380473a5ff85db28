package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user's own tool, against the cluster of {@code KUBECONFIG}. A test without a cluster fails:
 * it proves nothing when it is skipped.
 */
final class Kubectl {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_SECONDS = 120;

  private Kubectl() {}

  /** What one call printed and how it ended. */
  record Outcome(int exitCode, String out, String err) {

    Outcome succeeded() {
      assertThat(exitCode).as(err).isZero();
      return this;
    }

    /** Everything that a person would have read. */
    String text() {
      return out + err;
    }
  }

  static Outcome run(String... arguments) {
    return runWithInput("", arguments);
  }

  static Outcome apply(String manifest) {
    return runWithInput(manifest, "apply", "-f", "-");
  }

  static JsonNode json(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("-o");
    all.add("json");
    return parse(run(all.toArray(String[]::new)).succeeded().out());
  }

  /** A read through the API server's proxy, for instance of a pod's monitoring port. */
  static JsonNode raw(String path) {
    return parse(run("get", "--raw", path).succeeded().out());
  }

  /** {@code bin/kubectl-tradewind}, as it was built here. */
  static Outcome plugin(String... arguments) {
    return runProgram("../bin/kubectl-tradewind", "", arguments);
  }

  /** The {@code helm} of the PATH. */
  static Outcome helm(String... arguments) {
    return runProgram("helm", "", arguments);
  }

  static Outcome runWithInput(String input, String... arguments) {
    return runProgram("kubectl", input, arguments);
  }

  private static Outcome runProgram(String program, String input, String... arguments) {
    assertThat(System.getenv("KUBECONFIG"))
        .as("KUBECONFIG, which names the cluster to test; `make test` starts one and sets it")
        .isNotBlank();
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(List.of(arguments));
    try {
      return execute(command, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command, e);
    }
  }

  private static Outcome execute(List<String> command, String input)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("kubectl", ".out");
    Path err = Files.createTempFile("kubectl", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended).as("%s ends within %d s", command, TIMEOUT_SECONDS).isTrue();
      return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
