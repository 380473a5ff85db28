package dev.tradewind.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/**
 * Limits that no order passes; null is no limit. Amounts are in the currency of the capital.
 *
 * @param maxPosition per symbol, long or short, in units
 * @param maxOrdersPerMinute in a minute of market time
 * @param maxOrderQuantity of one order, in units
 * @param maxOrderNotional value of one order
 * @param maxNotional value of all positions and working entries together
 * @param priceCollarBps how far beyond the last price a limit may be, in basis points
 * @param maxDailyLoss by which the equity may fall in a day of the account
 * @param maxDrawdownPercent by which the equity may fall below its peak
 * @param onBreach what a passed limit of loss or drawdown leads to; null is {@code Reject}
 * @param dayStart when the account's day begins; null is midnight UTC
 * @param allowedHours when positions may be increased
 * @param cooldown how long after a stop its symbol is not entered again
 * @param preventSelfCross whether an order that could trade with one of the account's own is
 *     refused; null is false
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Risk(
    @Size(max = 21)
        @ValidationRule(
            value = "self.matches('" + Rules.QUANTITY_PATTERN + "')",
            message = Rules.MAX_POSITION)
        @JsonPropertyDescription(
            "Largest position per symbol, long or short, in whole shares, in quotes. Absent: no"
                + " limit.")
        String maxPosition,
    @Min(1)
        @Max(1_000_000)
        @JsonPropertyDescription(
            "Most orders in a minute of market time; exits are exempt. Absent: no limit.")
        Integer maxOrdersPerMinute,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.QUANTITY_PATTERN + "')",
            message = Rules.MAX_ORDER_QUANTITY)
        @JsonPropertyDescription(
            "Largest quantity of one order, in whole shares, in quotes; exits are exempt. Absent:"
                + " no limit.")
        String maxOrderQuantity,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.AMOUNT_PATTERN + "')",
            message = Rules.MAX_ORDER_NOTIONAL)
        @JsonPropertyDescription(
            "Largest value of one order at its worst price, in the currency of the capital, in"
                + " quotes; exits are exempt. Absent: no limit.")
        String maxOrderNotional,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.AMOUNT_PATTERN + "')",
            message = Rules.MAX_NOTIONAL)
        @JsonPropertyDescription(
            "Largest value of all positions and working entries together, in the currency of the"
                + " capital, in quotes. Absent: no limit.")
        String maxNotional,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.COLLAR_PATTERN + "')",
            message = Rules.PRICE_COLLAR)
        @JsonPropertyDescription(
            "How far beyond the last price, on the side where it costs more, the limit of an order"
                + " may be, exits included; in whole basis points, in quotes. Absent: any.")
        String priceCollarBps,
    @Size(max = 64)
        @ValidationRule(
            value =
                "self.matches('"
                    + Rules.AMOUNT_PATTERN
                    + "') && !self.matches('"
                    + Rules.ZERO_PATTERN
                    + "')",
            message = Rules.MAX_DAILY_LOSS)
        @JsonPropertyDescription(
            "By how much the equity may fall in a day of the account, in the currency of the"
                + " capital, in quotes. Absent: no limit.")
        String maxDailyLoss,
    @Size(max = 64)
        @ValidationRule(
            value =
                "self.matches('"
                    + Rules.PERCENT_PATTERN
                    + "') && !self.matches('"
                    + Rules.ZERO_PATTERN
                    + "')",
            message = Rules.MAX_DRAWDOWN)
        @JsonPropertyDescription(
            "By how many percent of its peak the equity may fall below it, in quotes. The peak is"
                + " the highest since the beginning, or since a latch was released while this limit"
                + " was passed. Absent: no limit.")
        String maxDrawdownPercent,
    @JsonPropertyDescription(
            "What a passed maxDailyLoss or maxDrawdownPercent leads to. Reject: nothing new is"
                + " opened as long as it is passed. Flatten: all is closed, and stays so until a"
                + " person releases it by resumeHaltId. Absent: Reject.")
        OnBreach onBreach,
    @JsonPropertyDescription(
            "When the account's day begins, for maxDailyLoss and for the daily returns of the"
                + " statistics. Absent: midnight UTC.")
        DayStart dayStart,
    @JsonPropertyDescription(
            "When positions may be increased, by the market time of the order, which is the close"
                + " of the bar it answers; exits pass at any time. Absent: always.")
        AllowedHours allowedHours,
    @Size(max = 64)
        @ValidationRule(
            value = "self.matches('" + Rules.INTERVAL_PATTERN + "')",
            message = Rules.COOLDOWN)
        @JsonPropertyDescription(
            "How long after a stop order has closed a position nothing new is opened in its"
                + " symbol: market time, a number and s, m, h or d, such as 30m. Absent: not at"
                + " all.")
        String cooldown,
    @JsonPropertyDescription(
            "Refuses an order that could trade with one of the strategy's own. Absent: false.")
        Boolean preventSelfCross) {

  /** No limits. */
  public static final Risk NONE =
      new Risk(null, null, null, null, null, null, null, null, null, null, null, null, null);

  /**
   * What is absent and what says the same as absent are one: these fields came after the first
   * specs, whose hash must stay.
   */
  Risk withDefaults() {
    return new Risk(
        maxPosition,
        maxOrdersPerMinute,
        maxOrderQuantity,
        maxOrderNotional,
        maxNotional,
        priceCollarBps,
        maxDailyLoss,
        maxDrawdownPercent,
        onBreach == OnBreach.Reject ? null : onBreach,
        dayStart,
        allowedHours,
        cooldown,
        Boolean.TRUE.equals(preventSelfCross) ? true : null);
  }
}
