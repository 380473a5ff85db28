package dev.tradewind.kubectl.command;

import dev.tradewind.api.manifest.Suggestion;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
    String[] words = arguments.length == 0 ? new String[] {"--help"} : arguments;
    Map<String, Supplier<Object>> commands = commands(console);
    if (!words[0].startsWith("-") && !commands.containsKey(words[0])) {
      console.tell(
          "error: There is no command %s; %s"
              .formatted(words[0], Suggestion.of(words[0], commands.keySet())));
      return Problem.USAGE;
    }
    return commandLine(console, commands, words[0]).execute(words);
  }

  private static CommandLine commandLine(
      Console console, Map<String, Supplier<Object>> commands, String first) {
    CommandLine plugin = new CommandLine(new Plugin());
    // To look at the annotations of all commands takes longer than most answers.
    commands.forEach(
        (name, command) -> {
          if (name.equals(first) || !commands.containsKey(first)) {
            plugin.addSubcommand(name, command.get());
          }
        });
    return plugin
        .setOut(console.out())
        .setErr(console.err())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, given) -> misread(console, e))
        .setExecutionExceptionHandler((e, command, parsed) -> explain(console, e, parsed));
  }

  private static Map<String, Supplier<Object>> commands(Console console) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("top", () -> new TopCommand(console));
    commands.put("status", () -> new StatusCommand(console));
    commands.put("orders", () -> new OrdersCommand(console));
    commands.put("halt", () -> stop(console, HaltLevel.Halted));
    commands.put("flatten", () -> stop(console, HaltLevel.Flat));
    commands.put("release", () -> new ReleaseCommand(console));
    commands.put("abandon", () -> new AbandonCommand(console));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("version", () -> new VersionCommand(console));
    commands.put("train", () -> new TrainCommand(console));
    return commands;
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
