package dev.tradewind.exchange.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A port where clients come in, each to a thread of its own. */
final class Door implements AutoCloseable {

  private static final int BACKLOG = 64;

  /** Between a client that could not come in and the next: what is missing may be files to open. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final ServerSocket socket = new ServerSocket();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Opens a port.
   *
   * @param port 0 for any that is free
   */
  Door(InetAddress address, int port) throws IOException {
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(address, port), BACKLOG);
  }

  /** Such as {@code 127.0.0.1:7001}. */
  String address() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Takes clients until it is closed. */
  void open(Consumer<Socket> host) {
    Thread.ofVirtual().start(() -> take(host));
  }

  private void take(Consumer<Socket> host) {
    try {
      while (!socket.isClosed()) {
        if (!accept(host)) {
          closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether a client came in. */
  private boolean accept(Consumer<Socket> host) {
    try {
      Socket client = socket.accept();
      client.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> host.accept(client));
      return true;
    } catch (IOException e) {
      // The door was closed, or this client left before it was in: the next one is waited for.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
  }
}
