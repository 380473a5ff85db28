package dev.tradewind.kubectl.command;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.view.AlgoText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain ALGO}: what an algo does; needs no cluster. */
@Command(
    name = "explain",
    description =
        "Explain a built-in algo: its idea, and its parameters with range, default and unit.")
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ALGO", arity = "0..1", description = "The algo.")
  private Optional<String> algo = Optional.empty();

  @Option(names = "--list", description = "List all built-in algos.")
  private boolean list;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (list == algo.isPresent()) {
      throw Problem.usage("Give either an ALGO or --list.");
    }
    AlgoText text = new AlgoText(AlgoCatalogue.builtIn());
    algo.map(text::explain).orElseGet(text::list).forEach(console::print);
    return Problem.OK;
  }
}
