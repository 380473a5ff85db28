/** The simulated exchange: which orders a bar fills, at what price, and how much of them. */
package dev.tradewind.engine.exchange;
