package dev.tradewind.operator.halt;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.pod.Authority;
import dev.tradewind.operator.pod.PodWatch;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Sends a new halt to the pods it picks at once, past the queue of reconciles; these find it obeyed
 * and report it. It only ever makes a pod stricter. Safe for many threads.
 */
public final class HaltDispatcher implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HaltDispatcher.class);

  private final Function<String, Stream<TradingStrategy>> strategies;
  private final Authority authority;
  private final PodWatch pods;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("halt-", 0).factory());

  /**
   * @param strategies all of a namespace, from a watch's cache
   * @param authority to command their pods
   * @param pods to send to
   */
  public HaltDispatcher(
      Function<String, Stream<TradingStrategy>> strategies, Authority authority, PodWatch pods) {
    this.strategies = strategies;
    this.authority = authority;
    this.pods = pods;
  }

  /** Sends a halt that is new; returns at once. */
  public void dispatch(TradingHalt halt) {
    BookState level = BookState.valueOf(halt.getSpec().level().name());
    strategies
        .apply(halt.getMetadata().getNamespace())
        .filter(strategy -> Halts.picks(halt, strategy))
        .forEach(strategy -> threads.execute(() -> send(halt, strategy, level)));
  }

  private void send(TradingHalt halt, TradingStrategy strategy, BookState level) {
    if (pods.halt(ResourceID.fromResource(strategy), authority, level)) {
      LOG.infof(
          "halt %s: %s is told %s",
          halt.getMetadata().getName(), strategy.getMetadata().getName(), level);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
