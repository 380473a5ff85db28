package dev.tradewind.operator.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and the API server, and may break what goes through. */
final class TcpProxy implements AutoCloseable {
  private final ServerSocket server;
  private final URI target;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile boolean hangs;

  TcpProxy(String target) {
    this.target = URI.create(target);
    try {
      server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "https://127.0.0.1:" + server.getLocalPort();
  }

  /** The connections of now carry nothing more, and nobody is told; new ones work. */
  void freeze() {
    connections.forEach(connection -> connection.frozen = true);
  }

  /** As freeze, and new connections carry nothing either. */
  void hang() {
    hangs = true;
    freeze();
  }

  /** All connections break, and new ones too. */
  void cut() {
    cut = true;
    connections.forEach(Connection::close);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (cut) {
          client.close();
        } else {
          Connection next = new Connection(client, new Socket(target.getHost(), target.getPort()));
          next.frozen = hangs;
          connections.add(next);
          next.start();
        }
      } catch (IOException e) {
        // Closed, or the other side is: the next one may do better.
      }
    }
  }

  @Override
  public void close() {
    connections.forEach(Connection::close);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Connection {
    private final Socket client;
    private final Socket api;
    private volatile boolean frozen;

    Connection(Socket client, Socket api) {
      this.client = client;
      this.api = api;
    }

    void start() {
      Thread.ofVirtual().start(() -> carry(client, api));
      Thread.ofVirtual().start(() -> carry(api, client));
    }

    private void carry(Socket from, Socket to) {
      byte[] buffer = new byte[8192];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          if (!frozen) {
            out.write(buffer, 0, n);
          }
        }
      } catch (IOException e) {
        // One side is gone, so is the other.
      }
      close();
    }

    void close() {
      try {
        client.close();
        api.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
