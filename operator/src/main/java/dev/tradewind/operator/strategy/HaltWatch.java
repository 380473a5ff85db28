package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.halt.Halts;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The watch for halts: a new one is first handed on, on the watch's own thread, and then wakes the
 * strategies it picks.
 */
final class HaltWatch extends InformerEventSource<TradingHalt, TradingStrategy> {
  private final Consumer<TradingHalt> atOnce;

  HaltWatch(EventSourceContext<TradingStrategy> context, Consumer<TradingHalt> atOnce) {
    super(
        InformerEventSourceConfiguration.from(TradingHalt.class, TradingStrategy.class)
            .withName("halts")
            .withNamespacesInheritedFromController()
            .withSecondaryToPrimaryMapper(
                halt ->
                    context
                        .getPrimaryCache()
                        .list(
                            halt.getMetadata().getNamespace(),
                            strategy -> Halts.names(halt, strategy))
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            .build(),
        context);
    this.atOnce = atOnce;
  }

  @Override
  public void onAdd(TradingHalt halt) {
    atOnce.accept(halt);
    super.onAdd(halt);
  }

  /** The halts of this cache. */
  Halts halts() {
    return new Halts(namespace -> list(namespace, _ -> true));
  }
}
