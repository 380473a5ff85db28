/**
 * The exchange itself, without sockets, threads or a clock: it takes requests, steps of the market
 * and faults, and gives reports. Every change is an entry, and the same entries give the same
 * exchange.
 */
package dev.tradewind.exchange.core;
