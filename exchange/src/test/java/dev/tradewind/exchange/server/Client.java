package dev.tradewind.exchange.server;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.MalformedMessage;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client of a port that speaks lines. */
final class Client implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final OutputStream out;
  private final BufferedReader in;

  Client(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    out = socket.getOutputStream();
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Logs on; returns what was answered. */
  Report logOn(String account) throws IOException, MalformedMessage {
    send(new Request.Logon(Codec.VERSION, account, 1));
    return hear();
  }

  Client send(Request request) throws IOException {
    return send(Codec.write(request) + "\n");
  }

  Client send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Sends nothing any more. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Whether something has come that was not read. */
  boolean hasHeard() throws IOException {
    return in.ready();
  }

  /** The next line; {@code null} where the connection has ended. */
  String line() throws IOException {
    try {
      return in.readLine();
    } catch (SocketException e) {
      return null;
    }
  }

  Report hear() throws IOException, MalformedMessage {
    String line = line();
    return line == null ? null : Codec.readReport(line);
  }

  /** The next report of a type; others before it are left out. */
  <R extends Report> R hear(Class<R> type) throws IOException, MalformedMessage {
    for (Report report = hear(); report != null; report = hear()) {
      if (type.isInstance(report)) {
        return type.cast(report);
      }
    }
    throw new AssertionError("The session has ended without a " + type.getSimpleName());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
