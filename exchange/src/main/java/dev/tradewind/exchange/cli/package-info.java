/** The command line of the exchange. */
package dev.tradewind.exchange.cli;
