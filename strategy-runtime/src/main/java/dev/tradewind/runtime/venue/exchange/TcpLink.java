package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.MalformedMessage;
import dev.tradewind.exchange.protocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A connection over TCP, with a thread that reads and one that writes, so that whoever sends never
 * waits for the network.
 */
final class TcpLink implements Link {

  private static final Logger LOG = Logger.getLogger(TcpLink.class);
  private static final int CONNECT_MILLIS = 5_000;
  private static final byte[] END_OF_LINE = {'\n'};

  private final Socket socket;
  private final Listener listener;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread writer;

  private TcpLink(Socket socket, Listener listener) {
    this.socket = socket;
    this.listener = listener;
    writer = Thread.ofVirtual().name("venue-writer").unstarted(this::write);
  }

  /** Opens one to an address. */
  static Link open(InetSocketAddress address, Listener listener) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      // Resolved anew each time: a service may have moved.
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    TcpLink link = new TcpLink(socket, listener);
    link.writer.start();
    Thread.ofVirtual().name("venue-reader").start(link::read);
    return link;
  }

  @Override
  public void send(Request request) {
    requests.add(request);
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      while (!ended.get()) {
        out.write(Codec.write(requests.take()).getBytes(StandardCharsets.UTF_8));
        out.write(END_OF_LINE);
        if (requests.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      end("the connection broke (%s)".formatted(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String line = in.readLine();
      while (line != null && !ended.get()) {
        listener.onReport(Codec.readReport(line));
        line = in.readLine();
      }
      end("the exchange has ended the connection");
    } catch (MalformedMessage e) {
      end("the exchange does not keep the protocol: " + e.getMessage());
    } catch (IOException e) {
      end("the connection broke (%s)".formatted(e.getMessage()));
    }
  }

  private void end(String why) {
    if (ended.compareAndSet(false, true)) {
      writer.interrupt();
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("The connection could not be closed.", e);
      }
      listener.onEnd(why);
    }
  }

  @Override
  public void close() {
    end("it was closed here");
  }
}
