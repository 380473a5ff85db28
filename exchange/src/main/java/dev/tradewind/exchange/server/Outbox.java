package dev.tradewind.exchange.server;

import dev.tradewind.exchange.core.Outgoing;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** Keeps back what a turn tells until what it changed is safe. Used by the exchange's thread. */
final class Outbox implements Outgoing {

  private final Map<Long, Connection> connections = new HashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final LongConsumer tooSlow;

  /**
   * An outbox.
   *
   * @param tooSlow hears of a session that does not read and was cut off
   */
  Outbox(LongConsumer tooSlow) {
    this.tooSlow = tooSlow;
  }

  void add(long session, Connection connection) {
    connections.put(session, connection);
  }

  @Override
  public void send(long session, Report report) {
    waiting.add(() -> deliver(session, report));
  }

  private void deliver(long session, Report report) {
    Connection connection = connections.get(session);
    if (connection != null && !connection.send(Codec.write(report))) {
      connections.remove(session);
      tooSlow.accept(session);
    }
  }

  @Override
  public void close(long session) {
    waiting.add(
        () -> {
          Connection connection = connections.remove(session);
          if (connection != null) {
            connection.end();
          }
        });
  }

  /** Does something behind all that was told until now. */
  void then(Runnable action) {
    waiting.add(action);
  }

  /** Tells what was kept back. */
  void flush() {
    waiting.forEach(Runnable::run);
    waiting.clear();
  }
}
