package dev.tradewind.exchange.server;

import dev.tradewind.exchange.core.ExchangeCore;
import dev.tradewind.exchange.core.MarketSteps;
import dev.tradewind.exchange.core.Settings;
import dev.tradewind.exchange.journal.Journal;
import dev.tradewind.exchange.journal.JournalRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * An exchange that is to be reached over TCP. A life: {@link #recover}, {@link #open}, {@link #run}
 * until {@link #end} or a failure, {@link #close}.
 */
public final class ExchangeServer implements AutoCloseable {

  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final ExchangeCore exchange;
  private final Journal journal;
  private final Outbox outbox;
  private final Turns turns;
  private final Sessions sessions;
  private Door door;
  private Door faultsDoor;

  /**
   * A server without a port.
   *
   * @param speed market seconds of a second; empty for a market that waits until every account has
   *     passed its last step
   * @param log hears what a person should know
   */
  public ExchangeServer(
      Settings settings, MarketSteps market, Journal journal, OptionalInt speed, PrintStream log) {
    this.journal = journal;
    outbox =
        new Outbox(
            session ->
                log.println(
                    "session %d does not read what it is told: it was cut off".formatted(session)));
    exchange = new ExchangeCore(settings, market, journal::append, outbox);
    MarketClock clock =
        speed.isPresent() ? new MarketClock.Running(speed.getAsInt()) : new MarketClock.Paced();
    turns = new Turns(exchange, journal, clock, outbox);
    sessions = new Sessions(turns, outbox);
  }

  /**
   * Comes to where the journal ends; sessions that lasted then are over.
   *
   * @throws JournalRefused if that cannot be
   */
  public void recover() throws JournalRefused, IOException {
    journal.replay(exchange::recover);
    exchange.endAllSessions();
    journal.force();
  }

  /**
   * Opens its ports.
   *
   * @param port 0 for any that is free
   * @param faultsPort empty for none; on this machine only
   */
  public void open(InetAddress address, int port, OptionalInt faultsPort, PrintStream to)
      throws IOException {
    door = new Door(address, port);
    if (faultsPort.isPresent()) {
      faultsDoor = new Door(InetAddress.getLoopbackAddress(), faultsPort.getAsInt());
    }
    to.println("listening on " + door.address());
    if (faultsDoor != null) {
      to.println("faults on " + faultsDoor.address());
      faultsDoor.open(new FaultsPort(turns, outbox)::serve);
    }
    to.flush();
    door.open(sessions::serve);
  }

  /** Where accounts come in. */
  public int port() {
    return door.port();
  }

  /**
   * Runs on this thread until it is ended.
   *
   * @throws IOException if a change cannot be made safe: then the process must end
   */
  public void run() throws IOException, InterruptedException {
    turns.run();
    sessions.awaitEnd(GOODBYE);
  }

  /** Says goodbye to all sessions, and ends {@link #run}. Any thread. */
  public void end() throws InterruptedException {
    turns.end("The exchange stops.");
  }

  @Override
  public void close() throws IOException {
    if (door != null) {
      door.close();
    }
    if (faultsDoor != null) {
      faultsDoor.close();
    }
    journal.close();
  }
}
