/**
 * What the market tells: instruments, bars, and the feeds that bring them in one order of time.
 * Times are nanoseconds since 1970-01-01T00:00Z; prices, quantities and volumes are scaled by their
 * {@link dev.tradewind.engine.market.Instrument}.
 */
package dev.tradewind.engine.market;
