package dev.tradewind.runtime.monitoring;

import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.application.RunConfig;
import dev.tradewind.runtime.application.Trading;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * On a laptop, where nobody scrapes: a line every few seconds on where the book stands, while it
 * moves.
 */
@ApplicationScoped
class ProgressLog {

  private static final Logger LOG = Logger.getLogger("dev.tradewind.progress");
  private static final long SECONDS = 5;

  private final Trading trading;
  private final boolean supervised;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private long lastBars;

  ProgressLog(Trading trading, RunConfig config) {
    this.trading = trading;
    supervised = config.supervised();
  }

  void onStart(@Observes StartupEvent event) {
    if (!supervised) {
      var _ = timer.scheduleAtFixedRate(this::log, SECONDS, SECONDS, TimeUnit.SECONDS);
    }
  }

  void onStop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void log() {
    PodStatus status = trading.board().view().status();
    if (status.counts().bars() != lastBars) {
      lastBars = status.counts().bars();
      LOG.info(line(status));
    }
  }

  /** Such as {@code 2005-12-24 00:00 equity 65,726.48 USD PnL -34,273.52 972 IBM trades 9}. */
  static String line(PodStatus status) {
    return String.format(
        Locale.ROOT,
        "%.16s  equity %,.2f %s  PnL %+,.2f  %s  trades %d",
        status.sample().time().toString().replace('T', ' '),
        status.sample().equity(),
        status.currency(),
        status.sample().pnl(),
        positions(status),
        status.counts().trades());
  }

  private static String positions(PodStatus status) {
    String held =
        status.sample().positions().stream()
            .filter(position -> position.quantity().signum() != 0)
            .map(ProgressLog::position)
            .collect(Collectors.joining(", "));
    return held.isEmpty() ? "flat" : held;
  }

  private static String position(PodPosition position) {
    return position.quantity().toPlainString() + " " + position.symbol();
  }
}
