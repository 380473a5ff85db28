package dev.tradewind.exchange.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to one client. What is sent waits in a queue for a thread of its own, so that a client
 * that does not read blocks nobody: it is cut off once too much waits. Any thread.
 */
final class Connection {

  /** Characters that may wait: more than an answer to all fills of a long run. */
  private static final long MOST_WAITING = 32L * 1024 * 1024;

  private static final String END = "";

  private final Socket socket;
  private final CountDownLatch written = new CountDownLatch(1);
  private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong waitingCharacters = new AtomicLong();

  Connection(Socket socket) {
    this.socket = socket;
  }

  Socket socket() {
    return socket;
  }

  /** Sends a line; returns false if too much waits, and the connection is cut. */
  boolean send(String line) {
    if (waitingCharacters.addAndGet(line.length()) > MOST_WAITING) {
      cut();
      return false;
    }
    waiting.add(line);
    return true;
  }

  /** Ends the connection after what waits. */
  void end() {
    waiting.add(END);
  }

  /** Ends the connection now. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more in any case.
    }
  }

  /** Writes what waits until the connection ends. */
  void write() {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8))) {
      for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
        waitingCharacters.addAndGet(-line.length());
        out.write(line);
        out.write('\n');
        if (waiting.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // The client is gone, which its reader notices too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cut();
      written.countDown();
    }
  }

  /** Waits until {@link #write} has ended, at most so many nanoseconds; returns whether it has. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    return written.await(nanos, TimeUnit.NANOSECONDS);
  }
}
