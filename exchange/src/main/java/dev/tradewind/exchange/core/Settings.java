package dev.tradewind.exchange.core;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.exchange.protocol.Capabilities;
import java.util.List;

/**
 * What is fixed while an exchange lives.
 *
 * @param id begins every execution id, so that those of two exchanges are never alike
 * @param instruments what is traded, in the order of the price files
 * @param matching how orders are filled; without latency and without faults of its own
 * @param capabilities what accounts may rely on
 */
public record Settings(
    String id, List<Instrument> instruments, ExchangeSettings matching, Capabilities capabilities) {

  /** Keeps a copy, and refuses an exchange without instruments. */
  public Settings {
    instruments = List.copyOf(instruments);
    if (instruments.isEmpty()) {
      throw new IllegalArgumentException("An exchange trades one or more instruments.");
    }
    if (!matching.latency().isNone()) {
      throw new IllegalArgumentException(
          "The exchange answers at once: messages are delayed by a fault, not by a latency.");
    }
  }

  /** The same with other capabilities. */
  public Settings withCapabilities(Capabilities other) {
    return new Settings(id, instruments, matching, other);
  }
}
