package dev.tradewind.exchange.cli;

import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.journal.Journal;
import dev.tradewind.exchange.journal.JournalRefused;
import dev.tradewind.exchange.server.ExchangeServer;
import dev.tradewind.marketdata.PriceFile;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code exchange}: runs a simulated exchange until it is ended. */
@Command(
    name = "exchange",
    description =
        "A simulated exchange that replays price files and fills orders on them. It may be killed"
            + " at any moment: started again with the same journal it knows all that it has"
            + " answered.",
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended by SIGTERM or SIGINT",
      "1:a failure, such as a journal that cannot be written",
      "2:the command line, the data or the journal cannot be used"
    })
public final class ExchangeCommand implements Callable<Integer> {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;
  private static final int MOST_PORT = 65_535;
  private static final int ID_LENGTH = 6;

  private enum ClockKind {
    paced,
    running
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Print the version and end.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nThe market:%n")
  private MarketOptions market;

  @ArgGroup(exclusive = false, heading = "%nWhat accounts may rely on:%n")
  private CapabilityOptions capabilities = new CapabilityOptions();

  @Option(
      names = "--journal",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the journal, of this exchange alone.")
  private Path journal;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address where accounts come in; default: ${DEFAULT-VALUE}.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7001",
      description =
          "Port where accounts come in, 0 for any that is free; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--faults-port",
      paramLabel = "N",
      description =
          "Port of this machine where faults are asked for, 0 for any that is free; default: none.")
  private Integer faultsPort;

  @Option(
      names = "--clock",
      paramLabel = "KIND",
      defaultValue = "running",
      description =
          "running: bars come by themselves; paced: the next bar comes when every account that has"
              + " ever logged on is there and has passed the last one; default: ${DEFAULT-VALUE}.")
  private ClockKind clock;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Market seconds of a second, for a running clock; default: ${DEFAULT-VALUE}.")
  private int speed;

  private ExchangeCommand() {}

  /** Executes a command line and returns its exit code. */
  public static int execute(String... args) {
    return new CommandLine(new ExchangeCommand())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(ExchangeCommand::explain)
        .execute(args.length == 0 ? new String[] {"--help"} : args);
  }

  private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (problem instanceof Refused || problem instanceof JournalRefused) {
      commandLine.getErr().println(problem.getMessage());
      return BAD_INPUT;
    }
    if (problem instanceof IOException) {
      commandLine.getErr().println("The exchange ends: " + problem + ".");
      return FAILED;
    }
    throw problem;
  }

  @Override
  public Integer call() throws Exception {
    check();
    List<PriceFile> files = market.files();
    SortedMap<String, String> described = new TreeMap<>();
    market.describe(files, described);
    capabilities.describe(described);
    try (Journal kept = Journal.open(journal, described, ExchangeCommand::newId);
        ExchangeServer server = server(files, kept)) {
      server.recover();
      server.open(
          InetAddress.getByName(host),
          port,
          faultsPort == null ? OptionalInt.empty() : OptionalInt.of(faultsPort),
          System.out);
      runUntilEnded(server);
    }
    return OK;
  }

  private void check() throws Refused {
    checkPort("--port", port);
    checkPort("--faults-port", faultsPort == null ? 0 : faultsPort);
    if (speed < 1) {
      throw new Refused("--speed is %d: it must be 1 or more.".formatted(speed));
    }
    market.matching();
  }

  private static void checkPort(String name, int given) throws Refused {
    if (given < 0 || given > MOST_PORT) {
      throw new Refused("%s is %d: it must be 0 to 65535.".formatted(name, given));
    }
  }

  private ExchangeServer server(List<PriceFile> files, Journal kept) throws Refused {
    Settings settings =
        new Settings(
            kept.id(), market.instruments(), market.matching(), capabilities.capabilities());
    OptionalInt running = clock == ClockKind.running ? OptionalInt.of(speed) : OptionalInt.empty();
    PrintStream log = System.err;
    return new ExchangeServer(settings, market.market(files), kept, running, log);
  }

  /** The signal's own thread must not return before all is said and written. */
  private static void runUntilEnded(ExchangeServer server)
      throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    AtomicInteger exitCode = new AtomicInteger(FAILED);
    Thread goodbye =
        new Thread(
            () -> {
              try {
                server.end();
                ended.await();
                server.close();
              } catch (IOException | InterruptedException e) {
                System.err.println("The exchange did not end well: " + e + ".");
                exitCode.set(FAILED);
              }
              Runtime.getRuntime().halt(exitCode.get());
            });
    Runtime.getRuntime().addShutdownHook(goodbye);
    try {
      server.run();
      exitCode.set(OK);
    } finally {
      ended.countDown();
    }
  }

  private static String newId() {
    return new SecureRandom()
        .ints(ID_LENGTH, 0, Character.MAX_RADIX)
        .mapToObj(digit -> String.valueOf(Character.forDigit(digit, Character.MAX_RADIX)))
        .reduce("", String::concat);
  }
}
