package dev.tradewind.runtime.ledger;

import dev.tradewind.runtime.ledger.LedgerClock.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The right of this process to trade a book. It is held from one renewal to the next, and for no
 * longer than {@link #EXPIRY} after the last one that is on the disk; once lost it is never held
 * again. Any thread.
 */
final class Claim {

  /** How long after a renewal the next one is due. */
  static final Duration RENEWAL = Duration.ofSeconds(2);

  /** How long after its last renewal a claim is lost. */
  static final Duration EXPIRY = Duration.ofSeconds(5);

  /** How long the counter of another process must have stood still. */
  static final Duration QUIET = Duration.ofSeconds(10);

  private final long epoch;
  private final LedgerClock clock;
  private Moment last;
  private boolean lost;

  /**
   * A claim that was written.
   *
   * @param begun when the write began
   */
  Claim(long epoch, LedgerClock clock, Moment begun) {
    this.epoch = epoch;
    this.clock = clock;
    last = begun;
  }

  /** Whether this process may go on. */
  synchronized boolean isHeld() {
    lost = lost || isOverdue();
    return !lost;
  }

  /** For how long it was not renewed, where that is too long. */
  synchronized Optional<Duration> overdue() {
    Duration passed = Duration.ofNanos(clock.now().nanos() - last.nanos());
    return passed.compareTo(EXPIRY) > 0 ? Optional.of(passed) : Optional.empty();
  }

  private boolean isOverdue() {
    Moment now = clock.now();
    Duration passed = Duration.ofNanos(now.nanos() - last.nanos());
    // A machine that slept, or whose clock was set, does not know how long it was away.
    Duration jump = Duration.between(last.wall(), now.wall()).minus(passed).abs();
    return passed.compareTo(EXPIRY) > 0 || jump.compareTo(EXPIRY) > 0;
  }

  /**
   * Lets the counter grow in the transaction of a connection, as its first statement: so it sees
   * what another process has written.
   *
   * @return when that began; {@link #renewed} takes it once it is on the disk
   * @throws ClaimLost if it is not held, or another process has it
   */
  Moment renew(Connection connection) throws SQLException {
    if (!isHeld()) {
      throw new ClaimLost("its last renewal is more than %d s ago".formatted(EXPIRY.toSeconds()));
    }
    Moment begun = clock.now();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE claim SET counter = counter + 1 WHERE epoch = ? AND released = 0")) {
      statement.setLong(1, epoch);
      if (statement.executeUpdate() != 1) {
        lose();
        throw new ClaimLost("another process has taken it");
      }
    }
    return begun;
  }

  /** Notes that a renewal is on the disk. */
  synchronized void renewed(Moment begun) {
    if (isHeld() && begun.nanos() - last.nanos() > 0) {
      last = begun;
    }
  }

  /** Gives it back, so that the next process need not wait. */
  void release(Connection connection) throws SQLException {
    if (isHeld()) {
      lose();
      Sql.execute(connection, "UPDATE claim SET released = 1 WHERE epoch = ?", epoch);
    }
  }

  private synchronized void lose() {
    lost = true;
  }
}
