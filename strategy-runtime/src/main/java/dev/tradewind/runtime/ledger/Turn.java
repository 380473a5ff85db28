package dev.tradewind.runtime.ledger;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.Trade;
import java.util.List;

/**
 * All that one turn of the loop changed; it becomes durable as a whole or not at all.
 *
 * @param progress where it left off
 * @param commands obeyed
 * @param intents orders wanted
 * @param orderEvents what became of orders
 * @param fills booked
 * @param trades completed
 * @param data the files read from now on; empty if unchanged
 * @param venueCursor the fill at the venue up to which all are booked from now on; null if
 *     unchanged
 */
public record Turn(
    Progress progress,
    List<CommandEntry> commands,
    List<OrderIntent> intents,
    List<OrderEvent> orderEvents,
    List<Fill> fills,
    List<Trade> trades,
    List<DataFile> data,
    String venueCursor) {}
