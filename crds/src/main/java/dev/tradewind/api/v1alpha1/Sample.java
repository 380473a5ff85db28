package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/**
 * Position and money at one moment of market time. All amounts are plain decimals in the strategy's
 * currency.
 *
 * @param time of the market, ISO-8601 UTC
 * @param positionSummary the quantity, or {@code SYMBOL:quantity} with commas
 * @param positions that are open
 * @param equity cash and the value of the positions
 * @param realizedPnl of closed quantities
 * @param unrealizedPnl of open quantities
 * @param pnl all profit and loss, fees included
 * @param fees paid so far
 * @param openOrders working orders
 * @param settled whether the position was closed after the end of the replay
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sample(
    @Size(max = 40) @JsonPropertyDescription("Market time of the sample.") String time,
    @Size(max = 1024) @JsonPropertyDescription("The position, or all of them with commas.")
        String positionSummary,
    @Size(max = 16) @JsonPropertyDescription("Open positions.") List<SamplePosition> positions,
    @Size(max = 40) @JsonPropertyDescription("Cash and the value of the positions.") String equity,
    @Size(max = 40) @JsonPropertyDescription("Profit and loss of closed quantities.")
        String realizedPnl,
    @Size(max = 40) @JsonPropertyDescription("Profit and loss of open quantities.")
        String unrealizedPnl,
    @Size(max = 40) @JsonPropertyDescription("All profit and loss, after fees.") String pnl,
    @Size(max = 40) @JsonPropertyDescription("Fees paid so far.") String fees,
    @JsonPropertyDescription("Number of working orders.") Integer openOrders,
    @JsonPropertyDescription(
            "Whether the position was closed by settlement after the end of the replay.")
        Boolean settled) {

  public Sample {
    positions = positions == null ? List.of() : List.copyOf(positions);
  }
}
