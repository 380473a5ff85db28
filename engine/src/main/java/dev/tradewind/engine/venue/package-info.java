/**
 * Where orders go, seen from the engine: what it asks of a venue and what it hears from one. The
 * simulated exchange and every real one are behind the same two interfaces.
 */
package dev.tradewind.engine.venue;
