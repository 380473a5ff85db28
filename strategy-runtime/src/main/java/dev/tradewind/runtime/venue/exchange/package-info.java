/** The adapter for the exchange of this project: its protocol in the words of the port. */
package dev.tradewind.runtime.venue.exchange;
