package dev.tradewind.runtime.ledger;

import java.math.BigDecimal;

/**
 * An order as it was wanted, before anything was done with it.
 *
 * @param number in the book, from 1
 * @param clientOrderId what a venue knows it by; unique
 * @param marketTime epoch nanoseconds
 * @param symbol to trade
 * @param side {@code Buy} or {@code Sell}
 * @param type {@code Market} or {@code Limit}
 * @param quantity in units
 * @param limitPrice null for a market order
 * @param reduceOnly whether it may only make the position smaller
 * @param origin who wanted it: strategy, flatten or settlement
 */
public record OrderIntent(
    long number,
    String clientOrderId,
    long marketTime,
    String symbol,
    String side,
    String type,
    BigDecimal quantity,
    BigDecimal limitPrice,
    boolean reduceOnly,
    String origin) {}
