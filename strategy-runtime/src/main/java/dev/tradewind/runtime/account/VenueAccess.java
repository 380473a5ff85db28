package dev.tradewind.runtime.account;

import dev.tradewind.engine.EngineSetup;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueTimes;
import java.util.function.BiFunction;

/**
 * How a process comes to its account at a venue, however often it opens its book.
 *
 * @param name that the ledger knows the venue by
 * @param adapter makes a new adapter for the orders of a set-up, from a process of that epoch
 * @param times how long the venue is waited for
 */
public record VenueAccess(
    String name, BiFunction<EngineSetup, Long, VenueAdapter> adapter, VenueTimes times) {}
