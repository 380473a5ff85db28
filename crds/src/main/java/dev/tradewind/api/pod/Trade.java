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
 * @param mae maximum adverse excursion: worst unrealized profit before fees, 0 or negative; null of
 *     a trade that an older runtime noted, and of one that was open at its update only the part
 *     since
 * @param mfe maximum favourable excursion: best unrealized profit before fees; null as {@code mae}
 * @param barsHeld bars at whose close it was held; null as {@code mae}
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
    BigDecimal mae,
    BigDecimal mfe,
    Long barsHeld,
    boolean settlement) {}
