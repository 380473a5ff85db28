package dev.tradewind.engine;

/**
 * A stop that a book keeps whatever it is told, until the latch of this id is released.
 *
 * @param id names this one; no two of a book have the same
 * @param level the book is at least in; not {@link TradingState#RUNNING}
 * @param cause why
 * @param message a sentence for people
 * @param since when it latched, epoch nanoseconds: of a person's act by the wall clock, of a passed
 *     limit by the market's
 */
public record Latch(String id, TradingState level, LatchCause cause, String message, long since) {

  /** Characters of an id at most. */
  public static final int LONGEST_ID = 63;

  /** Characters of a message at most. */
  public static final int LONGEST_MESSAGE = 1024;

  /** Refuses what is no latch with {@link IllegalArgumentException}. */
  public Latch {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "The id of a latch has 1 to " + LONGEST_ID + " characters.");
    }
    if (level == TradingState.RUNNING) {
      throw new IllegalArgumentException("A latch is Paused, Halted or Flat, not Running.");
    }
    if (message.length() > LONGEST_MESSAGE) {
      throw new IllegalArgumentException(
          "The message of a latch has at most " + LONGEST_MESSAGE + " characters.");
    }
  }
}
