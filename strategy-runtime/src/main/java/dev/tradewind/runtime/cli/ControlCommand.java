package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.breakglass.BreakGlassClient;
import dev.tradewind.runtime.breakglass.BreakGlassReply;
import dev.tradewind.runtime.breakglass.BreakGlassReply.Outcome;
import dev.tradewind.runtime.breakglass.BreakGlassRequest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code control}: stops a running strategy, or lets it go on, from inside its pod. Says one
 * sentence and ends with 0 if it is done, 2 if it was refused, 1 if nobody answered.
 */
@Command(
    name = "control",
    description = "Stop the strategy that runs here, without its operator, or let it go on.",
    synopsisSubcommandLabel = "COMMAND")
final class ControlCommand {

  @Spec private CommandSpec spec;

  @Option(
      names = "--socket",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:TRADEWIND_CONTROL_SOCKET:-/tmp/tradewind/control.sock}",
      description = "Socket of the strategy; default: ${DEFAULT-VALUE}.")
  private Path socket;

  @Command(name = "status", description = "Say where the strategy stands.")
  int status() {
    return ask(BreakGlassRequest.status());
  }

  @Command(
      name = "halt",
      description = "Cancel working orders, hold the position, accept no order until released.")
  int halt(@Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
    return ask(BreakGlassRequest.halt(reason));
  }

  @Command(
      name = "flatten",
      description = "Cancel working orders, close the position, stay out until released.")
  int flatten(@Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
    return ask(BreakGlassRequest.flatten(reason));
  }

  @Command(
      name = "release",
      description = "Let the strategy go on as it is commanded; default: whatever latch is held.")
  int release(@Parameters(paramLabel = "ID", arity = "0..1") String latchId) {
    return ask(BreakGlassRequest.release(latchId));
  }

  private int ask(BreakGlassRequest request) {
    try {
      return tell(new BreakGlassClient(socket).ask(request));
    } catch (BreakGlassClient.Unreachable e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.FAILED;
    }
  }

  private int tell(BreakGlassReply reply) {
    if (reply.outcome() == Outcome.Done) {
      spec.commandLine().getOut().println(reply.message());
      return ExitCode.OK;
    }
    spec.commandLine().getErr().println(reply.message());
    return reply.outcome() == Outcome.Refused ? ExitCode.BAD_INPUT : ExitCode.FAILED;
  }
}
