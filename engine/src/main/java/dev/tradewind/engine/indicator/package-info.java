/**
 * Indicators, updated bar by bar in constant time and space. A value includes the bar just closed
 * and is {@code NaN} until enough bars are in.
 */
package dev.tradewind.engine.indicator;
