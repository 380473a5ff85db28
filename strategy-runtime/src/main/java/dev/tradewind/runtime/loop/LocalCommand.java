package dev.tradewind.runtime.loop;

import dev.tradewind.api.v1alpha1.HaltLevel;
import java.time.Instant;

/**
 * What is wanted from inside the pod, by a person or by the end of the process. It has no sequence:
 * those count what the operator sends, which must find its numbers free when it is back.
 */
public sealed interface LocalCommand {

  /**
   * Latch the book.
   *
   * @param id of the latch; no other has it
   * @param level the book is at least in
   * @param reason for people
   * @param since wall-clock time
   */
  record SetLatch(String id, HaltLevel level, String reason, Instant since)
      implements LocalCommand {}

  /** Release the latch of that id. */
  record Release(String id) implements LocalCommand {}

  /**
   * Close all before the process ends.
   *
   * @param keepsStops whether protective stops stand until then
   */
  record WindDown(boolean keepsStops) implements LocalCommand {}

  /**
   * Stop until the next process.
   *
   * @param keepsStops whether protective stops go on working
   */
  record Stop(boolean keepsStops) implements LocalCommand {}
}
