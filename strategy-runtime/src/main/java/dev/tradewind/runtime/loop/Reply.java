package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.PodStatus;

/** What becomes of a command. */
public sealed interface Reply {

  /** It is durable, now or since before. */
  record Durable(PodStatus status) implements Reply {}

  /** It was refused and changed nothing. */
  record Refused(Cause cause, String message, long commandSequence) implements Reply {}

  /** Why a command was refused. */
  enum Cause {
    /** It is for another strategy, or older than what was obeyed. */
    CONFLICT,
    /** Its content cannot be obeyed. */
    UNPROCESSABLE,
    /** The ledger does not take it now; it may be sent again. */
    UNAVAILABLE
  }
}
