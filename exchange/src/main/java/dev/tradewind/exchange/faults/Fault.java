package dev.tradewind.exchange.faults;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tradewind.exchange.protocol.Codec;

/**
 * What is to go wrong, or what the clock is to do. None of it is remembered by an exchange that
 * starts anew. Immutable; any thread.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Fault {

  /** Happens to the next messages of a kind. */
  sealed interface OfMessages extends Fault {

    /** {@code Requests}, {@code Reports}, or the type of a request or report. */
    String messages();

    /** Whose; {@code null} for those of all accounts. */
    String account();

    /** To how many of them. */
    int count();
  }

  /** They get lost on their way. */
  record Lose(String messages, String account, int count) implements OfMessages {

    /** Refuses what is missing or out of range. */
    public Lose {
      check(messages, count);
    }
  }

  /**
   * They arrive later; what follows overtakes them.
   *
   * @param millis real time, up to an hour
   */
  record Delay(String messages, String account, int count, long millis) implements OfMessages {

    private static final long LONGEST = 3_600_000;

    /** Refuses what is missing or out of range. */
    public Delay {
      check(messages, count);
      if (millis < 1 || millis > LONGEST) {
        throw new IllegalArgumentException(
            "millis is " + millis + ": it must be from 1 to " + LONGEST);
      }
    }
  }

  /** They arrive twice. */
  record Duplicate(String messages, String account, int count) implements OfMessages {

    /** Refuses what is missing or out of range. */
    public Duplicate {
      check(messages, count);
    }
  }

  /** Each arrives after the message of its session that follows it in the same direction. */
  record Reorder(String messages, String account, int count) implements OfMessages {

    /** Refuses what is missing or out of range. */
    public Reorder {
      check(messages, count);
    }
  }

  /**
   * The next new orders are refused.
   *
   * @param account whose; {@code null} for those of all accounts
   */
  record Reject(String account, int count) implements Fault {

    /** Refuses a count that is not positive. */
    public Reject {
      checkCount(count);
    }
  }

  /**
   * Sessions end without a word.
   *
   * @param account whose; {@code null} for those of all accounts
   * @param after so many messages of theirs, in both directions together; 0 for now
   */
  record Disconnect(String account, int after) implements Fault {

    /** Refuses a negative number. */
    public Disconnect {
      if (after < 0) {
        throw new IllegalArgumentException("after is " + after + ": it must be 0 or more");
      }
    }
  }

  /** What is remembered of client order ids for the length of a logon is lost. */
  record ForgetLogons() implements Fault {}

  /** The market stands. */
  record Pause() implements Fault {}

  /** The market goes on. */
  record Resume() implements Fault {}

  /**
   * The market makes some steps, whoever has passed the last one, and also while it stands.
   *
   * @param count of steps; the last ones are left out where it ends
   */
  record Advance(int count) implements Fault {

    /** Refuses a count that is not positive. */
    public Advance {
      checkCount(count);
    }
  }

  /** All faults that were asked for and have not happened are withdrawn. */
  record Clear() implements Fault {}

  private static void check(String messages, int count) {
    if (messages == null) {
      throw new IllegalArgumentException("messages is missing");
    }
    if (!messages.equals(Traffic.REQUESTS)
        && !messages.equals(Traffic.REPORTS)
        && !Codec.requestTypes().contains(messages)
        && !Codec.reportTypes().contains(messages)) {
      throw new IllegalArgumentException(
          "messages names no kind of message: it must be Requests, Reports, %s or %s"
              .formatted(
                  String.join(", ", Codec.requestTypes()), String.join(", ", Codec.reportTypes())));
    }
    checkCount(count);
  }

  private static void checkCount(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + ": it must be 1 or more");
    }
  }
}
