package dev.tradewind.kubectl.cluster;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A credential plugin of the kubeconfig ({@code users[].user.exec}), run as kubectl runs it: its
 * arguments as they are, its messages to the person, {@code KUBERNETES_EXEC_INFO} in its
 * environment. Safe for many threads.
 */
final class CredentialPlugin implements OAuthTokenProvider {
  private static final long SECONDS_TO_ANSWER = 120;
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ExecConfig config;
  private final Optional<File> kubeConfig;
  private final Console console;
  private ExecCredential.Status answer;

  /**
   * @param config of the user
   * @param kubeConfig the file that it stands in, which a relative command starts from
   * @param console with the environment
   */
  CredentialPlugin(ExecConfig config, Optional<File> kubeConfig, Console console) {
    this.config = config;
    this.kubeConfig = kubeConfig;
    this.console = console;
  }

  /**
   * The credential that is valid now.
   *
   * @throws Problem when the plugin fails
   */
  synchronized ExecCredential.Status credential() {
    if (answer == null || expired()) {
      answer = ExecCredential.read(config.getCommand(), config.getApiVersion(), run());
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
    command.addAll(Objects.requireNonNullElse(config.getArgs(), List.of()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("KUBERNETES_EXEC_INFO", info());
    for (ExecEnvVar variable : Objects.requireNonNullElse(config.getEnv(), List.<ExecEnvVar>of())) {
      builder.environment().put(variable.getName(), variable.getValue());
    }
    try {
      return output(builder.start());
    } catch (IOException e) {
      String hint = config.getInstallHint() == null ? "" : " " + config.getInstallHint().strip();
      throw Problem.failed(
          "The credential plugin %s of the kubeconfig cannot be run: is it installed and on the PATH?%s"
              .formatted(config.getCommand(), hint),
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
            .formatted(config.getCommand()));
  }

  private String executable() {
    String command = config.getCommand();
    boolean relative =
        command.contains(File.separator)
            && !new File(command).isAbsolute()
            && kubeConfig.isPresent();
    return relative
        ? kubeConfig.get().getAbsoluteFile().toPath().resolveSibling(command).normalize().toString()
        : command;
  }

  private String info() {
    return Json.write(
        Map.of(
            "apiVersion",
            config.getApiVersion(),
            "kind",
            "ExecCredential",
            "spec",
            Map.of("interactive", console.person().isPresent())));
  }
}
