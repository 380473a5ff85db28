package dev.tradewind.runtime.application;

import dev.tradewind.runtime.loop.LoopListener;
import dev.tradewind.runtime.loop.LoopSettings;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.version.Version;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the loop of the configured strategy, and starts and ends it with the application. */
@ApplicationScoped
public class TradingLifecycle {

  /** The loop; not yet started. */
  @Produces
  @Singleton
  Trading trading(RunConfig config) throws Refused {
    return new Trading(
        new LoopSettings(
            PlanReader.read(config.strategyFile().orElseThrow()),
            config.dataDirectory().orElseThrow(),
            config.ledgerDirectory().orElseThrow(),
            config.speed(),
            config.supervised(),
            Version.current()));
  }

  void onStart(@Observes StartupEvent event, Trading trading, LoopListener listener) {
    trading.start(listener);
  }

  void onStop(@Observes ShutdownEvent event, Trading trading) throws InterruptedException {
    trading.end();
  }
}
