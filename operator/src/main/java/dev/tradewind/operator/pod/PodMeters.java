package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Times the talk with all pods. Safe for many threads. */
public final class PodMeters {
  private final Meters meters;

  public PodMeters(Meters meters) {
    this.meters = meters;
  }

  /** Shows how many pods are talked to. */
  public void show(PodWatch watch) {
    meters.gauge(OperatorMetric.PODS_FOLLOWED, watch::followed);
    meters.gauge(OperatorMetric.PODS_SILENT, watch::silent);
  }

  CompletableFuture<PodAnswer> poll(CompletableFuture<PodAnswer> answer) {
    long start = System.nanoTime();
    return answer.whenComplete((said, _) -> record(start, OperatorMetric.POLL_SECONDS, kind(said)));
  }

  CompletableFuture<PodAnswer> command(
      ControlCommand command, CompletableFuture<PodAnswer> answer) {
    long start = System.nanoTime();
    return answer.whenComplete(
        (said, _) -> record(start, OperatorMetric.COMMAND_SECONDS, name(command), kind(said)));
  }

  private void record(long start, OperatorMetric metric, String... labels) {
    meters.timer(metric, labels).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
  }

  private static String name(ControlCommand command) {
    return command.getClass().getSimpleName();
  }

  private static String kind(PodAnswer answer) {
    return answer == null ? "silent" : answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
