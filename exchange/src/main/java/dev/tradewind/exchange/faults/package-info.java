/** What goes wrong between the exchange and its accounts, on demand. */
package dev.tradewind.exchange.faults;
