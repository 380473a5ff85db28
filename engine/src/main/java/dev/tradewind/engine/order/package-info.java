/**
 * Orders and their life. An {@link dev.tradewind.engine.order.Order} is one reused object per
 * order, changed only by the {@link dev.tradewind.engine.order.OrderBook}; which moves its life
 * allows is written in {@link dev.tradewind.engine.order.OrderState} as types, so that an illegal
 * move does not compile.
 */
package dev.tradewind.engine.order;
