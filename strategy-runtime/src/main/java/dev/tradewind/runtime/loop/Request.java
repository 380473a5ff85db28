package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.ControlCommand;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A command on its way into the loop.
 *
 * @param command what is wanted
 * @param receivedAt wall-clock time
 * @param sender who sent it, as far as it is known
 * @param reply completed by the loop when the outcome is durable
 */
record Request(
    ControlCommand command, Instant receivedAt, String sender, CompletableFuture<Reply> reply) {}
