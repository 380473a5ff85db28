package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.book.OutsideVenue;
import dev.tradewind.runtime.ledger.LedgerUnavailable;
import dev.tradewind.runtime.status.Problem;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where a desk sits: on the exchange that is built into its engine, or at a venue outside. Used by
 * the loop's thread.
 */
interface Seat extends AutoCloseable {

  /** On the built-in exchange: there is nothing to wait for, and nothing to send. */
  Seat BUILT_IN = new Seat() {};

  /** What a book must know to be opened for it. */
  default Optional<OutsideVenue> outside() {
    return Optional.empty();
  }

  /**
   * Takes the seat for an open book.
   *
   * @param horizon market time that nothing may bring the book beyond, epoch nanoseconds
   */
  default void open(Book book, LongSupplier horizon) {}

  /** Whether the book may go on. */
  default boolean isReady() {
    return true;
  }

  /** Whether a bar that closes then may be taken now, as far as the seat goes. */
  default boolean lets(long closeTime) {
    return true;
  }

  /** Whether bars come by the replay's own clock; else as soon as the seat lets them. */
  default boolean keepsReplayTime() {
    return true;
  }

  /**
   * Takes what was told.
   *
   * @return whether the book has changed, and is to be made durable
   */
  default boolean takeEvents() throws LedgerUnavailable {
    return false;
  }

  /** Whether a command is on its way that comes before what was told. */
  default boolean isBraked() {
    return false;
  }

  /**
   * Waits until something is told.
   *
   * @param nanos at most so long
   */
  default void await(long nanos) throws InterruptedException {}

  /** The same for what time has brought. */
  default boolean onTime() {
    return false;
  }

  /** How long nothing is to be done for the passing of time, at most so long. */
  default long nanosUntilDue(long atMost) {
    return atMost;
  }

  /**
   * Sends what is durable.
   *
   * @return whether the book has changed by that, and is to be made durable
   */
  default boolean send() {
    return false;
  }

  /** All that may be taken was taken, and what follows from it is sent. */
  default void pass() {}

  /** Why the book is not traded there as it should be. */
  default Optional<Problem> problem() {
    return Optional.empty();
  }

  /** What people see of it; null for the built-in exchange. */
  default VenueStatus status() {
    return null;
  }

  @Override
  default void close() {}
}
