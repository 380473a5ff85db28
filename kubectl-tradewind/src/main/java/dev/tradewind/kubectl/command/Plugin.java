package dev.tradewind.kubectl.command;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** {@code kubectl tradewind}: what there is to be done. */
@Command(
    name = "kubectl tradewind",
    description = {
      "Look at trading strategies, and stop them. Everything goes through the API server with your"
          + " own rights."
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:not done, or not in time",
      "2:the command line cannot be obeyed; nothing was tried"
    })
public final class Plugin {
  private static final String DEBUG = "TRADEWIND_DEBUG";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and end.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  private Plugin() {}

  /**
   * Executes a command line.
   *
   * @return {@link Problem#OK}, {@link Problem#FAILED} or {@link Problem#USAGE}
   */
  public static int execute(Console console, String... arguments) {
    return commandLine(console)
        .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  private static CommandLine commandLine(Console console) {
    CommandLine plugin =
        new CommandLine(new Plugin())
            .addSubcommand(new TopCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new OrdersCommand(console))
            .addSubcommand("halt", stop(console, HaltLevel.Halted))
            .addSubcommand("flatten", stop(console, HaltLevel.Flat))
            .addSubcommand(new ReleaseCommand(console))
            .addSubcommand(new AbandonCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(new VersionCommand(console))
            .addSubcommand(new TrainCommand(console));
    return plugin
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, words) -> misread(console, e))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(console, e, parsed));
  }

  private static CommandLine stop(Console console, HaltLevel level) {
    CommandLine command = new CommandLine(new StopCommand(console, level));
    command
        .getCommandSpec()
        .usageMessage()
        .description(
            level == HaltLevel.Flat
                ? "Close the positions of strategies and keep them flat: creates a TradingHalt of"
                    + " level Flat."
                : "Halt strategies: creates a TradingHalt of level Halted. Entries end, working"
                    + " orders are cancelled but for protective stops, positions are held.",
            "It is in force until kubectl tradewind release.");
    return command;
  }

  private static int misread(Console console, ParameterException e) {
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    console.tell("error: " + e.getMessage() + "; see " + name + " --help");
    return Problem.USAGE;
  }

  private static int explain(Console console, Exception e, ParseResult parsed) {
    if (console.environment().containsKey(DEBUG)) {
      e.printStackTrace(console.err());
      console.err().flush();
    }
    if (e instanceof Problem problem) {
      console.tell("error: " + problem.getMessage());
      return problem.exitCode();
    }
    console.tell(
        "error: %s has met something unexpected (%s); set %s=1 to see where."
            .formatted(parsed.commandSpec().qualifiedName(), e, DEBUG));
    return Problem.FAILED;
  }
}
