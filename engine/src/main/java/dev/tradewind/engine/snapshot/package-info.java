/** Exact continuation: state that is written out and read back to the bit. */
package dev.tradewind.engine.snapshot;
