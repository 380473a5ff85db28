package dev.tradewind.runtime.venue.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.runtime.process.ExchangeProcess;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.exchange.ExchangeAdapter;
import java.net.InetSocketAddress;

/** The exchange as a process of its own, over TCP. It outlives a test, and serves the next one. */
final class ProcessVenue extends FaultWords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExchangeProcess exchange;

  ProcessVenue(ExchangeProcess exchange) {
    this.exchange = exchange;
  }

  @Override
  public VenueAdapter adapter(String account, long epoch) {
    return ExchangeAdapter.at(
        InetSocketAddress.createUnresolved("127.0.0.1", exchange.port()), account, epoch);
  }

  @Override
  void happen(Fault fault) {
    try {
      exchange.fault(JSON.writerFor(Fault.class).writeValueAsString(fault));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void hang() {
    exchange.signal("STOP");
  }

  @Override
  public void resume() {
    exchange.signal("CONT");
  }

  @Override
  public void kill() {
    exchange.kill();
  }

  @Override
  public void start() {
    exchange.start();
  }

  @Override
  public void close() {
    if (!exchange.isAlive()) {
      exchange.start();
    }
    exchange.signal("CONT");
    happen(new Fault.Clear());
  }
}
