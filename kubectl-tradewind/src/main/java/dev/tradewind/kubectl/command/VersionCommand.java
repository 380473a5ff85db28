package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Version;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code version}: which plugin this is. */
@Command(name = "version", description = "Print the version and end.")
final class VersionCommand implements Callable<Integer> {
  private final Console console;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print("kubectl-tradewind " + Version.current());
    return Problem.OK;
  }
}
