package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.ledger.inspection.NoLedger;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.replay.DataUnavailable;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** {@code strategy-runtime}: what there is to be done. */
@Command(
    name = "strategy-runtime",
    description = "Trades one strategy: a TradingStrategy manifest and a folder of price files.",
    subcommands = {
      RunCommand.class,
      BacktestCommand.class,
      ControlCommand.class,
      LedgerCommand.class,
      VersionCommand.class,
      TrainCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class StrategyRuntimeCommand {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private StrategyRuntimeCommand() {}

  /** Executes a command line and returns its exit code. */
  public static int execute(String... args) {
    return new CommandLine(new StrategyRuntimeCommand())
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(StrategyRuntimeCommand::explain)
        .execute(args.length == 0 ? new String[] {"--help"} : args);
  }

  private static int explain(Exception problem, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    List<String> sentences =
        switch (problem) {
          case Refused refused -> refused.violations();
          case DataUnavailable unavailable -> List.of(unavailable.getMessage());
          case NoLedger none -> List.of(none.getMessage());
          default -> throw problem;
        };
    sentences.forEach(commandLine.getErr()::println);
    boolean damaged = problem instanceof NoLedger none && none.isDamaged();
    return damaged ? ExitCode.FAILED : ExitCode.BAD_INPUT;
  }
}
