/**
 * How a run did. Everything is kept up to date event by event in constant space, so that a snapshot
 * stays small and a live strategy has the same numbers as its backtest.
 */
package dev.tradewind.engine.statistics;
