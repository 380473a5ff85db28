/** A run over all prices at once, and its report for people and programs. */
package dev.tradewind.runtime.backtest;
