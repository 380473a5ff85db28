/**
 * The warm engine: a million events an operation, so that JMH's time and bytes per operation are
 * those of an event.
 */
package dev.tradewind.bench.jmh;
