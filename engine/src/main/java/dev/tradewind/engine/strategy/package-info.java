/** What a trading strategy is to the engine: it is told bars and fills, and answers with orders. */
package dev.tradewind.engine.strategy;
