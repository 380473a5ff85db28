package dev.tradewind.api.pod;

import java.math.BigDecimal;

/**
 * A position.
 *
 * @param symbol what is held
 * @param quantity in units, negative when short
 * @param averagePrice paid per unit; null when flat
 * @param lastPrice seen; null before the first
 */
public record PodPosition(
    String symbol, BigDecimal quantity, BigDecimal averagePrice, BigDecimal lastPrice) {}
