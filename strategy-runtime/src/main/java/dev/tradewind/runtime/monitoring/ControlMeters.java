package dev.tradewind.runtime.monitoring;

import dev.tradewind.runtime.application.Trading;
import dev.tradewind.runtime.control.Keyring;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Who may control, as metrics; the files are looked at when they are scraped. */
@Singleton
class ControlMeters implements MeterBinder {

  private final BookTags tags;
  private final Keyring keyring;

  ControlMeters(Trading trading, Keyring keyring) {
    tags = new BookTags(trading.plan());
    this.keyring = keyring;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("tradewind_control_keys", keyring, Keyring::usable)
        .description("Public keys whose owners are obeyed; with 0 nobody can command")
        .tags(tags.account())
        .register(registry);
    FunctionCounter.builder("tradewind_control_key_rotations_total", keyring, Keyring::rotations)
        .description("Times another control key took the place of the current one")
        .tags(tags.account())
        .register(registry);
  }
}
