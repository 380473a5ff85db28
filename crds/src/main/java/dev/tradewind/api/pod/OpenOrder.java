package dev.tradewind.api.pod;

import java.math.BigDecimal;

/**
 * A working order.
 *
 * @param clientOrderId 18 characters
 * @param symbol to trade
 * @param side {@code Buy} or {@code Sell}
 * @param type {@code Market}, {@code Limit}, …
 * @param quantity asked for, in units
 * @param limitPrice null for a market order
 * @param filledQuantity so far
 * @param status the word of the engine, such as {@code Working}
 * @param reduceOnly whether it can only make the position smaller
 */
public record OpenOrder(
    String clientOrderId,
    String symbol,
    String side,
    String type,
    BigDecimal quantity,
    BigDecimal limitPrice,
    BigDecimal filledQuantity,
    String status,
    boolean reduceOnly) {}
