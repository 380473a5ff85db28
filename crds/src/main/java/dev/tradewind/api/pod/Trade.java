package dev.tradewind.api.pod;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A round trip: from flat to flat, or to the flip. Prices are quantity-weighted averages, amounts
 * in the strategy's currency.
 *
 * @param number from 1
 * @param symbol that was traded
 * @param side {@code Long} or {@code Short}
 * @param quantity traded in one direction, in units
 * @param entryTime of the first fill
 * @param exitTime of the last fill
 * @param entryPrice per unit
 * @param exitPrice per unit
 * @param grossPnl before fees
 * @param fees of all its fills
 * @param netPnl after fees
 * @param settlement whether it was closed after the end of the replay
 */
public record Trade(
    long number,
    String symbol,
    String side,
    BigDecimal quantity,
    Instant entryTime,
    Instant exitTime,
    BigDecimal entryPrice,
    BigDecimal exitPrice,
    BigDecimal grossPnl,
    BigDecimal fees,
    BigDecimal netPnl,
    boolean settlement) {}
