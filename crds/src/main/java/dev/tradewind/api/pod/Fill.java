package dev.tradewind.api.pod;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An execution.
 *
 * @param number from 1
 * @param executionId the exchange's
 * @param clientOrderId of the order
 * @param symbol that was traded
 * @param side {@code Buy} or {@code Sell}
 * @param quantity in units
 * @param price per unit
 * @param fee in the strategy's currency
 * @param time of the market
 * @param settlement whether it closed the position after the end of the replay
 */
public record Fill(
    long number,
    String executionId,
    String clientOrderId,
    String symbol,
    String side,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal fee,
    Instant time,
    boolean settlement) {}
