package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.Launch;
import dev.tradewind.runtime.control.Keyring;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import dev.tradewind.runtime.venue.exchange.ExchangeAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run FILE}: trades the prices as a live feed until it is ended. */
@Command(
    name = "run",
    description = "Trade a strategy on its replay; a restart goes on where the ledger left off.")
final class RunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "A TradingStrategy manifest.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:TRADEWIND_DATA_DIRECTORY}",
      description = "Folder of <SYMBOL>.csv.gz; default: data beside FILE, else ../data.")
  private Path data;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      defaultValue = "${env:TRADEWIND_LEDGER_DIRECTORY}",
      description = "Folder of the ledger; default: ~/.local/state/tradewind/<namespace>/<name>.")
  private Path ledger;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "${env:TRADEWIND_SPEED}",
      description = "Market seconds per second; default: the file's replay.speed.")
  private Long speed;

  @Option(
      names = "--supervised",
      defaultValue = "${env:TRADEWIND_SUPERVISED:-false}",
      description =
          "An operator watches: a new book waits for its first command, and problems are told by"
              + " /status.")
  private boolean supervised;

  @Option(
      names = "--control-credentials",
      paramLabel = "DIR",
      defaultValue = "${env:TRADEWIND_CONTROL_CREDENTIALS_DIRECTORY}",
      description =
          "Folder of the public keys whose owners may control, files `current` and `previous`;"
              + " default: the control port stays closed.")
  private Path credentials;

  @Option(
      names = "--control-socket",
      paramLabel = "FILE",
      defaultValue = "${env:TRADEWIND_CONTROL_SOCKET}",
      description =
          "Socket on which `control` stops the strategy without an operator; default: none.")
  private Path socket;

  @Option(
      names = "--venue",
      paramLabel = "NAME=HOST:PORT",
      defaultValue = "${env:TRADEWIND_VENUE}",
      description =
          "Trade on the exchange that listens there; default: on the built-in one. A book belongs"
              + " to the venue of that name.")
  private String venue;

  @Option(
      names = "--monitoring-port",
      paramLabel = "N",
      defaultValue = "${env:TRADEWIND_MONITORING_PORT:-9000}",
      description = "Port of /status and /metrics; default: ${DEFAULT-VALUE}.")
  private int monitoringPort;

  @Option(
      names = "--control-port",
      paramLabel = "N",
      defaultValue = "${env:TRADEWIND_CONTROL_PORT:-8080}",
      description = "Port of /control; default: ${DEFAULT-VALUE}.")
  private int controlPort;

  @Override
  public Integer call() throws Refused, DataUnavailable {
    Plan plan = PlanReader.read(file);
    Path prices = data == null ? Folders.data(file) : data;
    long marketSpeed = speed == null ? plan.file().spec().marketData().replay().speed() : speed;
    if (marketSpeed < 1) {
      throw new Refused("--speed is %d: it must be 1 or more.".formatted(marketSpeed));
    }
    if (credentials != null && monitoringPort == controlPort) {
      throw new Refused(
          "--monitoring-port and --control-port are both %d: give each a port of its own."
              .formatted(controlPort));
    }
    if (!supervised) {
      if (credentials != null && !Keyring.hasCurrent(credentials)) {
        throw new Refused(
            "--control-credentials: %s has no file \"current\" with an Ed25519 public key in PEM."
                .formatted(credentials));
      }
      Prices.read(prices, plan);
    }
    return new Launch(
            plan,
            file,
            prices,
            ledger == null ? Folders.ledger(plan) : ledger,
            marketSpeed,
            supervised,
            Optional.ofNullable(credentials),
            Optional.ofNullable(socket),
            venue(),
            monitoringPort,
            controlPort)
        .run();
  }

  private Optional<ExchangeAddress> venue() throws Refused {
    try {
      return Optional.ofNullable(venue).map(ExchangeAddress::parse);
    } catch (IllegalArgumentException e) {
      throw new Refused("--venue: " + e.getMessage());
    }
  }
}
