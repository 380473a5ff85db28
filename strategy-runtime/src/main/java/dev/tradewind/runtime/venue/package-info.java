/**
 * The port for venues outside of the process: what every adapter implements, what it is asked, what
 * it tells, and what it declares. Plain records with decimals; nothing here knows the engine's book
 * or the ledger.
 */
package dev.tradewind.runtime.venue;
