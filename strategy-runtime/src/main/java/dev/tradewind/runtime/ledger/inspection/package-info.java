/**
 * Reads a ledger that somebody trades, or that lies on a laptop, and changes nothing in it: what it
 * holds, whether it holds together, and all of it for other programs.
 */
package dev.tradewind.runtime.ledger.inspection;
