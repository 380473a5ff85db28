package dev.tradewind.exchange.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged exchange as a process of its own, on free ports. */
final class ExchangeProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target/app/exchange-app.jar");
  private static final long PATIENCE = 60;

  private final Process process;
  private final Path errors;
  private int port;
  private int faultsPort;

  private ExchangeProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts an exchange, and waits until it listens. */
  static ExchangeProcess listening(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--port", "0", "--faults-port", "0"));
    ExchangeProcess started = start(all);
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(started.process.getInputStream(), StandardCharsets.UTF_8));
    started.port = port(out.readLine(), "listening on 127.0.0.1:", started);
    started.faultsPort = port(out.readLine(), "faults on 127.0.0.1:", started);
    return started;
  }

  private static int port(String line, String before, ExchangeProcess started) throws IOException {
    if (line == null || !line.startsWith(before)) {
      throw new AssertionError("It does not listen: " + line + "; " + started.errors());
    }
    return Integer.parseInt(line.substring(before.length()));
  }

  /** Runs a command to its end. */
  static ExchangeProcess ended(List<String> arguments) throws IOException, InterruptedException {
    ExchangeProcess started = start(arguments);
    started.awaitEnd();
    return started;
  }

  private static ExchangeProcess start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(arguments);
    Path errors = Files.createTempFile(Path.of("target"), "exchange", ".log");
    return new ExchangeProcess(
        new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
  }

  Client client() throws IOException {
    return new Client(port);
  }

  Client faults() throws IOException {
    return new Client(faultsPort);
  }

  /** Ends it as a crash would. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end; returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    awaitEnd();
    return process.exitValue();
  }

  int exitCode() {
    return process.exitValue();
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end.");
    }
  }

  /** The next one may have its journal at once. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
