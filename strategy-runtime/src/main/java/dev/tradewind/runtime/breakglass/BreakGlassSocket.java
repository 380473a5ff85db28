package dev.tradewind.runtime.breakglass;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Answers clients of a Unix socket, one line each. Every client has a thread and a deadline of its
 * own, and of too many the oldest are dropped, so that none can keep another waiting. Nothing of
 * them is logged.
 */
final class BreakGlassSocket implements AutoCloseable {

  /** Bytes of a request at most. */
  static final int LONGEST_LINE = 4096;

  /** Clients at a time; a good one is gone in milliseconds. */
  static final int MOST_CLIENTS = 16;

  private static final Logger LOG = Logger.getLogger(BreakGlassSocket.class);
  private static final long PATIENCE_MILLIS = 8_000;

  /** A client and when it is dropped. */
  private record Client(SocketChannel channel, long deadline) {}

  private final Path file;
  private final UnaryOperator<String> answers;
  private final LongSupplier millis;
  private final ServerSocketChannel listener;
  private final Selector selector;
  private final Thread thread;
  private final Deque<Client> clients = new ArrayDeque<>();

  private BreakGlassSocket(
      Path file, UnaryOperator<String> answers, LongSupplier millis, ServerSocketChannel listener)
      throws IOException {
    this.file = file;
    this.answers = answers;
    this.millis = millis;
    this.listener = listener;
    selector = Selector.open();
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    thread = Thread.ofPlatform().daemon().name("break-glass").unstarted(this::listen);
  }

  /**
   * Opens the socket and begins to answer.
   *
   * @param answers makes the reply's line of a request's line; on any thread, for several clients
   *     at a time, within bounded time
   * @param millis a monotonic clock
   * @throws IOException with a sentence for people, if it cannot be opened
   */
  static BreakGlassSocket open(Path file, UnaryOperator<String> answers, LongSupplier millis)
      throws IOException {
    BreakGlassSocket socket = new BreakGlassSocket(file, answers, millis, SocketFile.bind(file));
    socket.thread.start();
    return socket;
  }

  private void listen() {
    try {
      while (listener.isOpen()) {
        selector.select(clients.isEmpty() ? 0 : PATIENCE_MILLIS / 8);
        selector.selectedKeys().clear();
        accept();
        dropLate();
      }
    } catch (IOException | RuntimeException e) {
      if (listener.isOpen()) {
        LOG.error("The control socket is closed: nobody can stop the strategy there any more.", e);
      }
    }
  }

  private void accept() throws IOException {
    SocketChannel channel = listener.accept();
    while (channel != null) {
      Client client = new Client(channel, millis.getAsLong() + PATIENCE_MILLIS);
      clients.addLast(client);
      Thread.ofPlatform().daemon().name("break-glass-client").start(() -> serve(client));
      channel = listener.accept();
    }
  }

  private void dropLate() {
    long now = millis.getAsLong();
    clients.removeIf(client -> !client.channel().isOpen());
    while (!clients.isEmpty()
        && (clients.size() > MOST_CLIENTS || clients.getFirst().deadline() <= now)) {
      close(clients.removeFirst().channel());
    }
  }

  private void serve(Client client) {
    try (SocketChannel channel = client.channel()) {
      Line.write(channel, answer(channel));
    } catch (IOException e) {
      LOG.debug("A client of the control socket has gone.", e);
    }
  }

  private String answer(SocketChannel channel) throws IOException {
    try {
      return answers.apply(Line.read(channel, LONGEST_LINE));
    } catch (Line.TooLong e) {
      return BreakGlassReply.refused(
              "A request is one line of at most %d bytes.".formatted(LONGEST_LINE))
          .line();
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A client of the control socket could not be dropped.", e);
    }
  }

  /** Takes no further client and removes the socket's file. */
  @Override
  public void close() {
    try {
      listener.close();
      selector.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.debug("The control socket could not be removed; the next process does.", e);
    }
  }
}
