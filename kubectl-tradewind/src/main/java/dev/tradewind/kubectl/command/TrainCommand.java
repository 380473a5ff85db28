package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code train FILE}: many commands in one process, for the AOT cache of the package. */
@Command(name = "train", hidden = true, description = "Run the commands of a file, one a line.")
final class TrainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "Command lines with words parted by blanks.")
  private Path file;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    for (String line : Files.readAllLines(file)) {
      int result = Plugin.execute(console, line.split(" +"));
      if (result != Problem.OK) {
        throw Problem.failed("\"" + line + "\" ends with " + result + ".");
      }
    }
    return Problem.OK;
  }
}
