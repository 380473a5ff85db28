/** Prices before and after a corporate action, made comparable. */
package dev.tradewind.engine.market.adjustment;
