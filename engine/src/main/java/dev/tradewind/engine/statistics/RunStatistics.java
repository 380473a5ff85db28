package dev.tradewind.engine.statistics;

import java.util.OptionalDouble;

/**
 * The numbers of a run. What cannot be said is empty and shown as "n/a". Ratios are plain numbers:
 * 0.12 is 12%.
 *
 * <p>Daily returns are simple, of equity at the end of the {@link RiskDay}, deposits and
 * withdrawals taken out; the risk-free rate is 0. The numbers made of them are empty under 20 days.
 * Bars longer than a day give no daily returns, but one for each bar: on them CAGR, volatility,
 * Sharpe, Sortino and Calmar are empty too.
 *
 * @param days daily returns there are; on bars longer than a day returns of bars
 * @param totalReturn compounded daily returns, less one
 * @param annualReturn CAGR: growth to the power (days of a year / days), less one
 * @param volatility standard deviation (ddof 1) × √days of a year
 * @param sharpe mean / standard deviation (ddof 1) × √days of a year
 * @param sortino mean / √(sum of squared losses / all observations) × √days of a year
 * @param calmar CAGR / largest drawdown of day-end equity
 * @param maxDrawdown largest fall of equity below its peak, of every bar, at the cash scale
 * @param maxDrawdownRatio largest fall in parts of the peak, of every bar
 * @param longestDrawdown longest time from a peak until equity was there again, or until now while
 *     it is not, nanoseconds of market time
 * @param trades complete round trips
 * @param winRate part of trades with a net profit
 * @param strikeRate part of trades without a net loss, scratched ones included, as backtrader
 *     counts what was won
 * @param profitFactor net profit of the winners / net loss of the losers; empty without a loss
 * @param expectancy mean net profit of a trade, in the account's currency
 * @param sqn system quality number (Van Tharp): √trades · mean / standard deviation (ddof 1) of net
 *     profits, in money and not in multiples of the risk taken, the number of trades not capped
 * @param roiPercent return on equity at the first bar's close, deposits and withdrawals taken out,
 *     in percent: the ROI of a {@link TournamentScore}
 * @param excessPercent gain over holding what the account began with, in percent of equity at the
 *     first bar's close: the excess of a {@link TournamentScore}
 * @param turnover notional of all fills / mean day-end equity
 * @param exposure part of the bars, or other events that gave a price, after which their own
 *     instrument was held: who holds one of two instruments all the time has 0.5
 */
public record RunStatistics(
    long days,
    OptionalDouble totalReturn,
    OptionalDouble annualReturn,
    OptionalDouble volatility,
    OptionalDouble sharpe,
    OptionalDouble sortino,
    OptionalDouble calmar,
    long maxDrawdown,
    double maxDrawdownRatio,
    long longestDrawdown,
    long trades,
    OptionalDouble winRate,
    OptionalDouble strikeRate,
    OptionalDouble profitFactor,
    OptionalDouble expectancy,
    OptionalDouble sqn,
    OptionalDouble roiPercent,
    OptionalDouble excessPercent,
    OptionalDouble turnover,
    OptionalDouble exposure) {}
