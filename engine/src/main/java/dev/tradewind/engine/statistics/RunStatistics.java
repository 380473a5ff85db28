package dev.tradewind.engine.statistics;

import java.util.OptionalDouble;

/**
 * The numbers of a run. What cannot be said is empty and shown as "n/a". Ratios are plain numbers:
 * 0.12 is 12%.
 *
 * <p>Daily returns are simple, of equity at the end of the risk day (00:00 UTC), deposits and
 * withdrawals taken out; the risk-free rate is 0. The numbers made of them are empty under 20 days.
 *
 * @param days daily returns there are
 * @param totalReturn compounded daily returns, less one
 * @param annualReturn CAGR: growth to the power (days of a year / days), less one
 * @param volatility standard deviation (ddof 1) × √days of a year
 * @param sharpe mean / standard deviation (ddof 1) × √days of a year
 * @param sortino mean / √(sum of squared losses / all observations) × √days of a year
 * @param calmar CAGR / largest drawdown of day-end equity
 * @param maxDrawdown largest fall of equity below its peak, of every bar, at the cash scale
 * @param maxDrawdownRatio largest fall in parts of the peak, of every bar
 * @param longestDrawdown longest time below a peak, nanoseconds of market time
 * @param trades complete round trips
 * @param winRate part of trades with a net profit
 * @param profitFactor net profit of the winners / net loss of the losers
 * @param expectancy mean net profit of a trade, in the account's currency
 * @param turnover notional of all fills / mean day-end equity
 * @param exposure part of bars after which a position was held
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
    OptionalDouble profitFactor,
    OptionalDouble expectancy,
    OptionalDouble turnover,
    OptionalDouble exposure) {}
