/** From tick to order: an open loop at a fixed rate, and the same loop with nothing in it. */
package dev.tradewind.bench.latency;
