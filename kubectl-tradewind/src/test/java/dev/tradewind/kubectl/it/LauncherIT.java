package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin as kubectl finds and starts it. */
final class LauncherIT {
  private static final Path APP = Path.of("target/app").toAbsolutePath();

  @Test
  void kubectlFindsThePluginOnThePath() throws Exception {
    assertThat(kubectl(Map.of(), "tradewind", "version"))
        .satisfies(
            ran -> {
              assertThat(ran.text()).matches("kubectl-tradewind \\d+\\.\\d+\\.\\d+.*\\n");
              assertThat(ran.exitCode()).isZero();
            });
  }

  @Test
  void argumentsExitCodesAndTheClusterAreThoseOfTheCall() throws Exception {
    Desk desk = Desk.open("launched").strategy("aapl-sma", "{}");
    Path kubeConfig = new Person(ApiServer.running()).kubeConfig(desk.name(), adminUser());

    assertThat(kubectl(Map.of("KUBECONFIG", kubeConfig.toString()), "tradewind", "top").text())
        .contains("NAME", "aapl-sma");
    assertThat(
            kubectl(
                    Map.of("KUBECONFIG", kubeConfig.toString()),
                    "tradewind",
                    "halt",
                    "aapl-sma",
                    "--reason",
                    "two words",
                    "--wait=false")
                .exitCode())
        .isZero();
    assertThat(desk.halts().getFirst().getSpec().reason()).isEqualTo("two words");
    assertThat(kubectl(Map.of(), "tradewind", "halt").exitCode()).isEqualTo(2);
    assertThat(kubectl(Map.of(), "tradewind", "explain", "nothing").exitCode()).isEqualTo(1);
  }

  @Test
  void withoutJavaItSaysWhatIsMissing() throws Exception {
    assertThat(kubectl(Map.of("JAVA_HOME", "/nowhere"), "tradewind", "version").text())
        .isEqualTo(
            "error: kubectl-tradewind needs Java 25 or newer: install it, or set JAVA_HOME.\n");
  }

  @Test
  void anOldJavaIsNamed(@TempDir Path home) throws Exception {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 9\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "IMPLEMENTOR=x\nJAVA_VERSION=\"17.0.2\"\n");

    assertThat(kubectl(Map.of("JAVA_HOME", home.toString()), "tradewind", "version").text())
        .isEqualTo(
            "error: kubectl-tradewind needs Java 25 or newer, and %s is 17: install it, or set JAVA_HOME.\n"
                .formatted(java));
  }

  private static String adminUser() {
    var identity =
        Keys.issue(
            ApiServer.running().authority(), "O=system:masters,CN=admin", Keys.ec("secp256r1"));
    return "{client-certificate-data: %s, client-key-data: %s}"
        .formatted(
            Person.base64(identity.certificatePem()), Person.base64(Keys.sec1(identity.keys())));
  }

  private record Ran(int exitCode, String text) {}

  private static Ran kubectl(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(ApiServer.tools().resolve("kubectl").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PATH", APP + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), text);
  }
}
