package dev.tradewind.runtime.book;

import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.venue.Venue;
import java.util.function.Function;

/**
 * A venue outside of the process, as a book knows it.
 *
 * @param name that the ledger knows it by; a book of another venue is another book
 * @param engineSide makes what the engine sends to
 */
public record OutsideVenue(String name, Function<EngineSetup, Venue> engineSide) {}
