package dev.tradewind.runtime.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packaged exchange as a process of its own, which may be killed and comes back. */
public final class ExchangeProcess implements AutoCloseable {

  private static final Path JAR = Path.of("..", "exchange", "target", "app", "exchange-app.jar");
  private static final int PATIENCE_MILLIS = 30_000;

  private final List<String> arguments;
  private final Path errors;
  private Process process;
  private int port;
  private int faultsPort;

  private ExchangeProcess(List<String> arguments, Path errors) {
    this.arguments = arguments;
    this.errors = errors;
  }

  /** Starts one on free ports, and waits until it listens. */
  public static ExchangeProcess listening(String... arguments) {
    if (!Files.isReadable(JAR)) {
      throw new AssertionError("The exchange is not built: run make build, or Maven with -am.");
    }
    try {
      Path errors = Files.createTempFile(Path.of("target"), "exchange", ".log");
      ExchangeProcess made = new ExchangeProcess(List.of(arguments), errors);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again on the same ports, and waits until it listens. */
  public void start() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--port", "" + port, "--faults-port", "" + faultsPort));
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
              .start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      port = port(out.readLine(), "listening on ");
      faultsPort = port(out.readLine(), "faults on ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int port(String line, String words) throws IOException {
    if (line == null || !line.startsWith(words)) {
      throw new AssertionError("It does not listen: " + line + "; " + Files.readString(errors));
    }
    return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
  }

  /** Where accounts come in. */
  public int port() {
    return port;
  }

  /** Asks for a fault, a JSON object, and returns once it is in force. */
  public void fault(String fault) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), faultsPort)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write((fault + "\n").getBytes(StandardCharsets.UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (answer == null || !answer.startsWith("{\"type\":\"Done\"")) {
        throw new AssertionError(fault + " is answered with " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal that Java has no method for, such as {@code STOP}. */
  public void signal(String name) {
    Signals.send(process, name);
  }

  /** Whether it runs, or stands still. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as a crash would; what was told may be read no more. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
