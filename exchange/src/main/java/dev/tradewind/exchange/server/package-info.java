/** The exchange as a process: its sockets, its clock, and the one thread that owns it. */
package dev.tradewind.exchange.server;
