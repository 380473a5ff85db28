package dev.tradewind.api.pod;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Position and money at one moment of market time, all amounts in the strategy's currency.
 *
 * @param time of the market
 * @param positions one per symbol that was ever traded or none; quantity 0 when flat
 * @param cash free and bound
 * @param equity cash and the value of the positions
 * @param realizedPnl of closed quantities, before fees
 * @param unrealizedPnl of open quantities
 * @param pnl all profit and loss, after fees
 * @param fees paid so far
 * @param drawdownPercent below the highest equity so far, from 0 to 100
 * @param openOrders working orders
 */
public record PodSample(
    Instant time,
    List<PodPosition> positions,
    BigDecimal cash,
    BigDecimal equity,
    BigDecimal realizedPnl,
    BigDecimal unrealizedPnl,
    BigDecimal pnl,
    BigDecimal fees,
    BigDecimal drawdownPercent,
    int openOrders) {

  public PodSample {
    positions = positions == null ? List.of() : List.copyOf(positions);
  }

  /** Whether no position is open. */
  public boolean flat() {
    return positions.stream().allMatch(p -> p.quantity().signum() == 0);
  }
}
