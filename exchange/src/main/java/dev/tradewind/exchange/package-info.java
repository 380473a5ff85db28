/** The simulated exchange as a process of its own. */
package dev.tradewind.exchange;
