package dev.tradewind.runtime.breakglass;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.runtime.loop.LocalCommand;
import dev.tradewind.runtime.loop.Reply;
import dev.tradewind.runtime.loop.TradingLoop;
import dev.tradewind.runtime.status.Board;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does what a person in the pod asks for, and says so in one sentence. Any thread; it waits for the
 * loop.
 */
final class Answers {

  /** In the ledger, whoever it was: the pod only knows that it was somebody inside. */
  static final String SENDER = "break-glass";

  private static final long PATIENCE_SECONDS = 5;

  private final Board board;
  private final TradingLoop loop;
  private final LatchIds ids;

  Answers(Board board, TradingLoop loop, InstantSource wallClock) {
    this.board = board;
    this.loop = loop;
    ids = new LatchIds(wallClock, new AtomicLong());
  }

  /** The reply's line to a request's line. */
  String answer(String line) {
    return reply(line).line();
  }

  private BreakGlassReply reply(String line) {
    try {
      BreakGlassRequest request = BreakGlassRequest.read(line);
      if (request == null || request.command() == null) {
        return BreakGlassReply.refused(
            "A request has a command: Status, Halt, Flatten or Release.");
      }
      return switch (request.command()) {
        case Status -> BreakGlassReply.done(Sentences.standing(status()));
        case Halt -> latch(request, HaltLevel.Halted);
        case Flatten -> latch(request, HaltLevel.Flat);
        case Release -> release(request);
      };
    } catch (JsonProcessingException e) {
      return BreakGlassReply.refused("The line is no request: " + e.getOriginalMessage());
    }
  }

  private BreakGlassReply latch(BreakGlassRequest request, HaltLevel level) {
    if (!request.hasReason()) {
      return BreakGlassReply.refused(
          "The reason must be one line of 1 to %d characters, for those who find the strategy stopped."
              .formatted(BreakGlassRequest.LONGEST_REASON));
    }
    LocalCommand.SetLatch command = ids.latch(status().epoch(), level, request.reason().strip());
    return carryOut(command, status -> Sentences.latched(status, command));
  }

  private BreakGlassReply release(BreakGlassRequest request) {
    Latch held = status().latch();
    if (request.latchId() == null && held == null) {
      return BreakGlassReply.refused("No latch is held: nothing is to be released.");
    }
    String id = request.latchId() == null ? held.id() : request.latchId();
    return carryOut(new LocalCommand.Release(id), status -> Sentences.released(status, id));
  }

  /** What to say when it is done. */
  private interface Sentence {
    String of(PodStatus status);
  }

  private BreakGlassReply carryOut(LocalCommand command, Sentence sentence) {
    try {
      Reply reply = loop.submit(command, SENDER).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return switch (reply) {
        case Reply.Durable durable -> BreakGlassReply.done(sentence.of(durable.status()));
        case Reply.Refused refused when refused.cause() == Reply.Cause.UNAVAILABLE ->
            BreakGlassReply.unavailable(refused.message());
        case Reply.Refused refused -> BreakGlassReply.refused(refused.message());
      };
    } catch (TimeoutException e) {
      return BreakGlassReply.unavailable(
          "The loop has not answered in time and may still obey: ask for the status.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BreakGlassReply.unavailable("The process is ending.");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private PodStatus status() {
    return board.view().status();
  }
}
