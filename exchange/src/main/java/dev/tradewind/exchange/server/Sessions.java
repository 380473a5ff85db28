package dev.tradewind.exchange.server;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.MalformedMessage;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Reads what accounts send, each session on a thread of its own. */
final class Sessions {

  private final Turns turns;
  private final Outbox outbox;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();

  Sessions(Turns turns, Outbox outbox) {
    this.turns = turns;
    this.outbox = outbox;
  }

  /** Serves a client until it is gone. */
  void serve(Socket socket) {
    Connection connection = new Connection(socket);
    open.add(connection);
    try {
      long session = begin(connection);
      Thread.ofVirtual().start(() -> write(connection));
      read(session, connection);
      turns.hand(
          exchange -> {
            exchange.disconnect(session);
            // Behind what it was told until now.
            outbox.close(session);
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.cut();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A session could not begin.", e);
    }
  }

  private void write(Connection connection) {
    connection.write();
    open.remove(connection);
  }

  /** Waits until all were told what was to be told; not longer than a time. */
  void awaitEnd(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    for (Connection connection : open) {
      connection.awaitEnd(until - System.nanoTime());
    }
  }

  private long begin(Connection connection) throws InterruptedException, ExecutionException {
    CompletableFuture<Long> session = new CompletableFuture<>();
    turns.hand(
        exchange -> {
          long number = exchange.connect();
          outbox.add(number, connection);
          session.complete(number);
        });
    return session.get();
  }

  private void read(long session, Connection connection) throws InterruptedException {
    try {
      LineReader lines = new LineReader(connection.socket().getInputStream());
      for (String line = lines.next(); line != null; line = lines.next()) {
        Request request = Codec.readRequest(line);
        turns.hand(exchange -> exchange.receive(session, request));
      }
    } catch (MalformedMessage e) {
      turns.hand(exchange -> exchange.logout(session, e.getMessage()));
    } catch (IOException e) {
      connection.cut();
    }
  }
}
