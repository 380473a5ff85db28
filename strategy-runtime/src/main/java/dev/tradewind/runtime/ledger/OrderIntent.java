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
 * @param type such as {@code Market}
 * @param quantity in units
 * @param limitPrice null for a type without a limit
 * @param reduceOnly whether it may only make the position smaller
 * @param origin who wanted it: strategy, flatten or settlement
 * @param stopPrice null for a type without a stop
 * @param trailingOffset null but for a trailing stop
 * @param timeInForce such as {@code GTC}
 * @param expireTime epoch nanoseconds; null where the time in force has none
 * @param postOnly whether it must not take liquidity
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
    String origin,
    BigDecimal stopPrice,
    BigDecimal trailingOffset,
    String timeInForce,
    Long expireTime,
    boolean postOnly) {}
