package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.version.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: which runtime this is. */
@Command(name = "version", description = "Print the version and end.")
final class VersionCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(Version.current());
    return ExitCode.OK;
  }
}
