package dev.tradewind.runtime.backtest;

import dev.tradewind.engine.statistics.Annualization;
import dev.tradewind.engine.statistics.RunStatistics;
import dev.tradewind.runtime.document.BookDocuments;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The statistics of a run; what cannot be said is null. Ratios are plain numbers: 0.12 is 12%.
 *
 * @param days daily returns there are; on bars longer than a day returns of bars, and no yearly
 *     numbers
 * @param daysPerYear to which the yearly numbers are annualized
 * @param totalReturn compounded daily returns, less one
 * @param annualReturn compound annual growth
 * @param volatility of daily returns, annualized
 * @param sharpe mean by standard deviation (ddof 1) of daily returns, risk-free 0, annualized
 * @param sortino mean by downside deviation over all days, annualized
 * @param calmar annual return by largest drawdown of day-end equity
 * @param maxDrawdown largest fall below the peak, of every bar, in the currency
 * @param maxDrawdownPercent the same in percent of the peak
 * @param longestDrawdownSeconds longest time from a peak until equity was there again, or until the
 *     end, of market time
 * @param trades complete round trips
 * @param openTrades round trips still open: neither they nor what they have closed so far count in
 *     the numbers of trades
 * @param winRate part of trades with a net profit
 * @param strikeRate part of trades without a net loss, scratched ones included
 * @param profitFactor net profit of winners by net loss of losers
 * @param expectancy mean net profit of a trade
 * @param sqn √trades by mean / standard deviation (ddof 1) of net profits
 * @param roiPercent return on equity at the first bar's close, deposits taken out
 * @param excessPercent gain over holding what the account began with, in percent of the same equity
 * @param turnover notional of all fills by mean day-end equity
 * @param exposure part of the bars after which their own instrument was held
 */
public record Statistics(
    long days,
    int daysPerYear,
    Double totalReturn,
    Double annualReturn,
    Double volatility,
    Double sharpe,
    Double sortino,
    Double calmar,
    BigDecimal maxDrawdown,
    double maxDrawdownPercent,
    long longestDrawdownSeconds,
    long trades,
    long openTrades,
    Double winRate,
    Double strikeRate,
    Double profitFactor,
    Double expectancy,
    Double sqn,
    Double roiPercent,
    Double excessPercent,
    Double turnover,
    Double exposure) {

  static Statistics of(
      RunStatistics s, long openTrades, BookDocuments documents, Annualization annualization) {
    return new Statistics(
        s.days(),
        annualization.daysPerYear(),
        orNull(s.totalReturn()),
        orNull(s.annualReturn()),
        orNull(s.volatility()),
        orNull(s.sharpe()),
        orNull(s.sortino()),
        orNull(s.calmar()),
        documents.money(s.maxDrawdown()),
        s.maxDrawdownRatio() * 100,
        Duration.ofNanos(s.longestDrawdown()).toSeconds(),
        s.trades(),
        openTrades,
        orNull(s.winRate()),
        orNull(s.strikeRate()),
        orNull(s.profitFactor()),
        orNull(s.expectancy()),
        orNull(s.sqn()),
        orNull(s.roiPercent()),
        orNull(s.excessPercent()),
        orNull(s.turnover()),
        orNull(s.exposure()));
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
