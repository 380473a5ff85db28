package dev.tradewind.runtime.application;

import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.venue.exchange.ExchangeAddress;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts Quarkus for one strategy and waits for its end.
 *
 * @param plan of the file
 * @param file the manifest
 * @param data folder of the price files
 * @param ledger folder of the ledger
 * @param speed market seconds per second
 * @param supervised whether an operator watches; if not, the ports are open to this machine only
 * @param credentials folder of the credentials; without it the control port stays closed
 * @param socket where a person on this machine may stop the strategy; without it nowhere
 * @param venue where it is traded; without it on the built-in exchange
 * @param monitoringPort where to be watched
 * @param controlPort where to be controlled
 */
public record Launch(
    Plan plan,
    Path file,
    Path data,
    Path ledger,
    long speed,
    boolean supervised,
    Optional<Path> credentials,
    Optional<Path> socket,
    Optional<ExchangeAddress> venue,
    int monitoringPort,
    int controlPort) {

  /**
   * Runs until the process is told to end, or cannot go on.
   *
   * @return the exit code
   * @throws Refused if a port is in use; nothing was started then
   */
  public int run() throws Refused {
    // Quarkus opens its ports last, when the loop would already trade.
    requireFree(monitoringPort, "--monitoring-port");
    if (credentials.isPresent()) {
      requireFree(controlPort, "--control-port");
    }
    configure();
    AtomicInteger exitCode = new AtomicInteger();
    Quarkus.run(
        RunUntilEnded.class,
        (code, failure) -> {
          exitCode.set(code);
          if (failure != null) {
            explain(failure);
          }
        });
    return exitCode.get();
  }

  private void requireFree(int port, String option) throws Refused {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host(), port));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refused(
          "Port %d cannot be opened (%s): choose another with %s."
              .formatted(port, e.getMessage(), option));
    }
  }

  private String host() {
    return supervised ? "0.0.0.0" : "127.0.0.1";
  }

  private static void explain(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("The process could not start: " + cause.getMessage());
    failure.printStackTrace();
  }

  private void configure() {
    set("tradewind.strategy-file", file);
    set("tradewind.data-directory", data);
    set("tradewind.ledger-directory", ledger);
    set("tradewind.speed", speed);
    set("tradewind.supervised", supervised);
    set("log.strategy", plan.file().name());
    credentials.ifPresent(folder -> set("tradewind.control-credentials-directory", folder));
    venue.ifPresent(address -> set("tradewind.venue", address));
    socket.ifPresent(path -> set("tradewind.control-socket", path));
    set("quarkus.management.host", host());
    set("quarkus.management.port", monitoringPort);
    set("quarkus.http.host-enabled", credentials.isPresent());
    set("quarkus.http.host", host());
    set("quarkus.http.port", controlPort);
  }

  private static void set(String name, Object value) {
    System.setProperty(name, value.toString());
  }
}
