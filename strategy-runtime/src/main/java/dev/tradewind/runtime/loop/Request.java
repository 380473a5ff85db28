package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import java.time.Instant;

/**
 * A command on its way into the loop.
 *
 * @param command what is wanted
 * @param receivedAt wall-clock time
 * @param sender who sent it, as far as it is known
 */
record Request(ControlCommand command, Instant receivedAt, String sender) {}
