/**
 * Bars made of trades, and long bars made of short ones. A builder is told events in their order
 * and tells each bar when its end has come, never before; it allocates nothing per event.
 */
package dev.tradewind.engine.market.building;
