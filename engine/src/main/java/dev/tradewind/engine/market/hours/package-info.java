/** When a market is open. */
package dev.tradewind.engine.market.hours;
