/**
 * A book: the engine that trades it and the ledger that remembers it, changed in turns that become
 * durable as a whole.
 */
package dev.tradewind.runtime.book;
