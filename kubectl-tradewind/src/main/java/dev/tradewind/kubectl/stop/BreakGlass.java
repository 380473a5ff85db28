package dev.tradewind.kubectl.stop;

import dev.tradewind.kubectl.cluster.Pods;
import dev.tradewind.kubectl.console.Console;
import dev.tradewind.kubectl.console.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tells pods to stop without the operator: a command runs inside of each, through the API server's
 * exec. One line is printed for each strategy as soon as its pod has answered.
 *
 * @param pods of the cluster
 * @param console that the lines go to
 * @param parallel how many pods are told at the same time
 * @param timeout for each of them
 */
public record BreakGlass(Pods pods, Console console, int parallel, Duration timeout) {

  /**
   * A strategy by its place.
   *
   * @param namespace of the strategy
   * @param name of the strategy
   */
  public record Target(String namespace, String name) {
    @Override
    public String toString() {
      return namespace + "/" + name;
    }
  }

  /**
   * Runs {@code strategy-runtime control …} in the pods of all targets.
   *
   * @param command after {@code control}, such as {@code halt --reason=text}
   * @return how many pods have obeyed
   */
  public int run(List<Target> targets, List<String> command) {
    List<String> whole = new ArrayList<>(List.of("strategy-runtime", "control"));
    whole.addAll(command);
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, targets.size())))) {
      List<Callable<Boolean>> work =
          targets.stream().<Callable<Boolean>>map(target -> () -> tell(target, whole)).toList();
      int obeyed = 0;
      for (Future<Boolean> one : pool.invokeAll(work)) {
        obeyed += one.get() ? 1 : 0;
      }
      return obeyed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.failed("Interrupted: the strategies without a line may not have been told.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private boolean tell(Target target, List<String> command) {
    try {
      Pods.Execution done = pods.execute(target.namespace(), target.name(), timeout, command);
      boolean obeyed = done.exitCode() == 0;
      print((obeyed ? "ok       " : "FAILED   ") + target + "   " + done.sentence());
      return obeyed;
    } catch (Problem problem) {
      print("FAILED   " + target + "   " + problem.getMessage());
      return false;
    }
  }

  private void print(String line) {
    synchronized (console.out()) {
      console.print(line);
    }
  }
}
