package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.runtime.ledger.CommandEntry;
import java.time.Instant;

/**
 * A command on its way into the loop.
 *
 * @param command what is wanted
 * @param receivedAt wall-clock time
 * @param sender who sent it, as far as it is known
 */
record Request(ControlCommand command, Instant receivedAt, String sender) {

  /** The command for the record. */
  CommandEntry entry() {
    return new CommandEntry(command.sequence(), receivedAt, sender, Commands.describe(command));
  }
}
