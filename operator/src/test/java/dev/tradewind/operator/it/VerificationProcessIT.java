package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program in its mode for {@code helm test}. */
final class VerificationProcessIT {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  @TempDir private Path folder;

  private record Ended(int exitCode, List<String> lines) {}

  @Test
  void endsWithZeroAndALinePerStep() throws IOException, InterruptedException {
    try (World world = new World()) {
      Ended ended = run(world.api.kubeConfig(), "--namespace", world.namespace);

      assertThat(ended.lines()).as("all of its output").hasSize(3);
      assertThat(ended.lines()).allMatch(line -> line.startsWith("ok: "));
      assertThat(ended.exitCode()).isZero();
    }
  }

  @Test
  void endsWithOneAndOneSentenceWhereItMayNot() throws IOException, InterruptedException {
    String nowhere =
        ApiServer.running().kubeConfig().replaceAll("server: .*", "server: http://127.0.0.1:1");

    Ended ended = run(nowhere, "--namespace", "default");

    assertThat(ended.lines()).singleElement().asString().contains("http://127.0.0.1:1", "refuse");
    assertThat(ended.exitCode()).isEqualTo(1);
  }

  @Test
  void doesNotGuessWhatItIsAskedFor() throws IOException, InterruptedException {
    Ended ended = run(ApiServer.running().kubeConfig(), "--namespaces=default");

    assertThat(ended.lines()).singleElement().asString().startsWith("usage: verify");
    assertThat(ended.exitCode()).isEqualTo(2);
  }

  private Ended run(String kubeConfig, String... arguments)
      throws IOException, InterruptedException {
    Path access = Files.writeString(folder.resolve("kubeconfig"), kubeConfig);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString(),
                "verify"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("KUBECONFIG", access.toString());
    builder.environment().put("KUBERNETES_REQUEST_RETRY_BACKOFFLIMIT", "0");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out.lines().toList());
  }
}
