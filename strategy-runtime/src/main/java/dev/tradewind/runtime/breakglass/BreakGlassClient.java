package dev.tradewind.runtime.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks the strategy that listens on a socket.
 *
 * @param socket its file
 */
public record BreakGlassClient(Path socket) {

  private static final int LONGEST_REPLY = 1 << 16;
  private static final long PATIENCE_SECONDS = 10;

  /** Nobody has answered. Its message is one sentence for people. */
  public static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Sends a request and waits for the reply, ten seconds at most. */
  public BreakGlassReply ask(BreakGlassRequest request) throws Unreachable {
    try (SocketChannel channel = connect()) {
      CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .execute(() -> close(channel));
      Line.write(channel, request.line());
      return BreakGlassReply.read(Line.read(channel, LONGEST_REPLY));
    } catch (AsynchronousCloseException e) {
      throw new Unreachable(
          "The strategy has not answered within %d s and may still obey: ask for its status."
              .formatted(PATIENCE_SECONDS),
          e);
    } catch (JsonProcessingException e) {
      throw new Unreachable(
          "The strategy broke the conversation off and may still obey: ask for its status.", e);
    } catch (IOException e) {
      throw new Unreachable(
          "The conversation with the strategy broke (%s): ask for its status."
              .formatted(e.getMessage()),
          e);
    }
  }

  private SocketChannel connect() throws Unreachable {
    try {
      return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException | RuntimeException e) {
      throw new Unreachable(
          Files.exists(socket)
              ? "No strategy answers on %s (%s): its process has ended, or another user runs it."
                  .formatted(socket, e.getMessage())
              : "No strategy listens on %s: run this where the strategy runs, or give its socket with --socket."
                  .formatted(socket),
          e);
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
