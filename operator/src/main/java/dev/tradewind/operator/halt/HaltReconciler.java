package dev.tradewind.operator.halt;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltStatus;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.objects.StatusPatch;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reports how far each halt has come. Stopping the strategies is their own reconciler's work, and
 * the dispatcher's.
 */
public final class HaltReconciler implements Reconciler<TradingHalt> {
  private static final Duration WHILE_WAITING = Duration.ofSeconds(1);
  private static final Duration STEADY = Duration.ofMinutes(1);

  private final Function<String, Stream<TradingStrategy>> strategies;
  private final Clock clock;
  private final SimpleInboundEventSource<TradingHalt> news =
      new SimpleInboundEventSource<>("strategies-report");
  private volatile IndexerResourceCache<TradingHalt> halts;

  /**
   * @param strategies all of a namespace, as last seen or written
   * @param clock of conditions
   */
  public HaltReconciler(Function<String, Stream<TradingStrategy>> strategies, Clock clock) {
    this.strategies = strategies;
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, TradingHalt>> prepareEventSources(
      EventSourceContext<TradingHalt> context) {
    halts = context.getPrimaryCache();
    return List.of(news);
  }

  /** Has the halts of a strategy looked at anew. */
  public void reported(TradingStrategy strategy) {
    var cache = halts;
    if (cache != null) {
      cache
          .list(strategy.getMetadata().getNamespace(), halt -> Halts.picks(halt, strategy))
          .map(ResourceID::fromResource)
          .forEach(news::propagateEvent);
    }
  }

  @Override
  public UpdateControl<TradingHalt> reconcile(TradingHalt halt, Context<TradingHalt> context) {
    List<TradingStrategy> picked =
        strategies
            .apply(halt.getMetadata().getNamespace())
            .filter(strategy -> Halts.picks(halt, strategy))
            .toList();
    TradingHaltStatus status = HaltProgress.of(halt, picked, clock.instant());
    if (!status.equals(halt.getStatus())) {
      write(halt, status, context);
    }
    boolean waits = !status.selected().equals(status.obeyed());
    return UpdateControl.<TradingHalt>noUpdate().rescheduleAfter(waits ? WHILE_WAITING : STEADY);
  }

  private static void write(
      TradingHalt halt, TradingHaltStatus status, Context<TradingHalt> context) {
    TradingHalt patch = new TradingHalt();
    patch.setMetadata(StatusPatch.identity(halt));
    patch.setStatus(status);
    // What has outdated it has woken the halt, or ended it.
    var _ = StatusPatch.apply(patch, halt, context);
  }
}
