package dev.tradewind.runtime.loop;

/**
 * Something that goes wrong in a simulation, when it has come to that step.
 *
 * @param step counted over all that happens in it
 * @param kind what
 * @param count to how many messages, or after how many; what it means depends on the kind
 */
record Mishap(int step, Kind kind, int count) {

  /** What can go wrong. */
  enum Kind {
    /** The pod is killed between two turns. */
    KILL_POD,
    /** The pod is killed right before it hands the next request but so many to the transport. */
    KILL_BEFORE_SEND,
    /** The pod is killed right after that. */
    KILL_AFTER_SEND,
    /** The exchange is killed, and comes back after a while. */
    KILL_EXCHANGE,
    /** The connection breaks; so many requests arrive all the same. */
    BREAK,
    /** The next requests but so many get lost, without the connection breaking. */
    LOSE_REQUESTS,
    /** The same for reports. */
    LOSE_REPORTS,
    /** The next reports arrive twice. */
    DUPLICATE_REPORTS,
    /** The next new orders arrive twice. */
    DUPLICATE_ORDERS,
    /** The next reports arrive after those that follow them. */
    REORDER_REPORTS,
    /** The next reports arrive ten seconds late. */
    DELAY_REPORTS,
    /** The next orders arrive ten seconds late. */
    DELAY_ORDERS,
    /** The next orders arrive a minute late: they may be lost by then, and work all the same. */
    DELAY_ORDERS_FOR_LONG,
    /** The next new orders are rejected. */
    REJECT,
    /** The operator commands a state; which one, the count says. */
    COMMAND,
    /** A person in the pod latches the book, or releases its latch. */
    LATCH;

    /** Whether a run with it comes to what a run without it comes to. */
    boolean isHarmless() {
      return switch (this) {
        case KILL_POD, KILL_BEFORE_SEND, KILL_AFTER_SEND, KILL_EXCHANGE, BREAK -> true;
        default -> false;
      };
    }
  }
}
