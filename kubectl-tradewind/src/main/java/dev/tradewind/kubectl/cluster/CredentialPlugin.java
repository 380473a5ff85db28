package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A credential plugin of the kubeconfig ({@code users[].user.exec}), run as kubectl runs it: its
 * arguments as they are, its messages to the person, {@code KUBERNETES_EXEC_INFO} in its
 * environment. Safe for many threads.
 */
final class CredentialPlugin implements OAuthTokenProvider {
  private static final long SECONDS_TO_ANSWER = 120;
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final KubeConfigEntry config;
  private final String name;
  private final String apiVersion;
  private final Console console;
  private ExecCredential.Status answer;

  /**
   * @param config {@code exec} of the user
   * @param console with the environment
   */
  CredentialPlugin(KubeConfigEntry config, Console console) {
    this.config = config;
    this.console = console;
    this.name = required("command");
    this.apiVersion = required("apiVersion");
  }

  private String required(String key) {
    return config
        .text(key)
        .orElseThrow(
            () -> Problem.failed("The credential plugin of the kubeconfig has no " + key + "."));
  }

  /**
   * The credential that is valid now.
   *
   * @throws Problem when the plugin fails
   */
  synchronized ExecCredential.Status credential() {
    if (answer == null || expired()) {
      answer = ExecCredential.read(name, apiVersion, run());
    }
    return answer;
  }

  @Override
  public String getToken() {
    return credential().token();
  }

  private boolean expired() {
    Instant now = console.clock().instant();
    return answer.expires().filter(end -> now.plus(MARGIN).isAfter(end)).isPresent();
  }

  private String run() {
    List<String> command = new ArrayList<>(List.of(executable()));
    command.addAll(config.texts("args"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("KUBERNETES_EXEC_INFO", info());
    for (KubeConfigEntry variable : config.children("env")) {
      builder
          .environment()
          .put(variable.text("name").orElse(""), variable.text("value").orElse(""));
    }
    try {
      return output(builder.start());
    } catch (IOException e) {
      String hint = config.text("installHint").map(h -> " " + h.strip()).orElse("");
      throw Problem.failed(
          "The credential plugin %s of the kubeconfig cannot be run: is it installed and on the PATH?%s"
              .formatted(name, hint),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failed("Interrupted while the credential plugin was running.", e);
    }
  }

  private String output(Process process) throws IOException, InterruptedException {
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return output;
      }
    } finally {
      process.destroy();
    }
    throw Problem.failed(
        "The credential plugin %s of the kubeconfig failed; run it by itself to see why, or log in again."
            .formatted(name));
  }

  /** A command with a path in it is meant from the kubeconfig's folder. */
  private String executable() {
    return name.contains(File.separator) ? config.resolve(name).toString() : name;
  }

  private String info() {
    return Json.write(
        Map.of(
            "apiVersion",
            apiVersion,
            "kind",
            "ExecCredential",
            "spec",
            Map.of("interactive", console.person().isPresent())));
  }
}
