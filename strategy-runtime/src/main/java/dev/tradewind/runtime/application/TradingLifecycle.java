package dev.tradewind.runtime.application;

import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.loop.LoopListener;
import dev.tradewind.runtime.loop.LoopSettings;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.venue.VenueTimes;
import dev.tradewind.runtime.venue.exchange.ExchangeAdapter;
import dev.tradewind.runtime.venue.exchange.ExchangeAddress;
import dev.tradewind.runtime.version.Version;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
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
            Version.current(),
            config.venue().map(ExchangeAddress::parse).map(TradingLifecycle::access)));
  }

  private static VenueAccess access(ExchangeAddress address) {
    return new VenueAccess(
        address.name(),
        (setup, epoch) -> ExchangeAdapter.at(address.socketAddress(), setup.strategyKey(), epoch),
        VenueTimes.DEFAULT);
  }

  void onStart(@Observes StartupEvent event, Trading trading, LoopListener listener) {
    trading.start(listener);
  }

  /** The ports are open still: what is done for the book at the end can be watched. */
  void onTermination(@Observes ShutdownDelayInitiatedEvent event, Trading trading)
      throws InterruptedException {
    trading.end();
  }

  /** Also of an application that did not come up. */
  void onStop(@Observes ShutdownEvent event, Trading trading) throws InterruptedException {
    trading.end();
  }
}
