package dev.tradewind.kubectl.command;

import dev.tradewind.kubectl.cluster.Cluster;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import dev.tradewind.kubectl.stop.BreakGlass;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The break-glass path. */
final class DirectOptions {
  private static final int MOST = 256;

  @Option(
      names = "--direct",
      description =
          "Break-glass, without the operator: run strategy-runtime control in the pods (the rights"
              + " to get pods, and to get and create pods/exec). The pods latch until they are"
              + " released.")
  private boolean direct;

  @Option(
      names = "--parallel",
      paramLabel = "COUNT",
      defaultValue = "16",
      description = "So many pods at the same time with --direct. Default: ${DEFAULT-VALUE}.")
  private int parallel;

  boolean direct() {
    return direct;
  }

  /** Tells the pods, and returns the exit code. */
  int tell(
      Cluster cluster,
      Console console,
      Duration timeout,
      List<BreakGlass.Target> targets,
      List<String> command) {
    if (parallel < 1 || parallel > MOST) {
      throw Problem.usage("--parallel must be from 1 to %d, not %d.".formatted(MOST, parallel));
    }
    int obeyed = new BreakGlass(cluster.pods(), console, parallel, timeout).run(targets, command);
    console.tell("%d of %d pods have obeyed.".formatted(obeyed, targets.size()));
    return obeyed == targets.size() ? Problem.OK : Problem.FAILED;
  }
}
