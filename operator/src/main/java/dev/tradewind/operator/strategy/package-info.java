/**
 * The life of a TradingStrategy: observe, validate, decide, act, report. Deciding and reporting are
 * pure.
 */
package dev.tradewind.operator.strategy;
