package dev.tradewind.runtime.backtest;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.runtime.plan.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A backtest for people: two columns of numbers and the conventions they follow. Stateless. */
public final class BacktestReport {

  private static final String NOT_AVAILABLE = "n/a";
  private static final double SECONDS_OF_A_DAY = 86_400;
  private static final int BASIS_POINTS_OF_A_PERCENT = 100;

  private BacktestReport() {}

  /** The report, without a line break at its end. */
  public static String text(Plan plan, BacktestRun run) {
    PodSample sample = run.sample();
    Statistics s = run.statistics();
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(headline(plan, run)).add("");
    lines.add(row("Equity", money(sample.equity()), "Trades", Long.toString(s.trades())));
    lines.add(row("PnL", signed(sample.pnl()), "Win rate", percent(s.winRate())));
    lines.add(
        row("  realized", signed(sample.realizedPnl()), "Strike rate", percent(s.strikeRate())));
    lines.add(
        row(
            "  unrealized",
            signed(sample.unrealizedPnl()),
            "Profit factor",
            ratio(s.profitFactor())));
    lines.add(row("  fees", signed(sample.fees().negate()), "Expectancy", ratio(s.expectancy())));
    lines.add(row("Max drawdown", percent(s.maxDrawdownPercent() / 100), "SQN", ratio(s.sqn())));
    lines.add(row("", signed(s.maxDrawdown().negate()), "Exposure", percent(s.exposure())));
    lines.add(row("  longest", days(s), "Turnover", ratio(s.turnover())));
    lines.add(row("ROI", percentOf(s.roiPercent()), "Sharpe", ratio(s.sharpe())));
    lines.add(row("Excess", percentOf(s.excessPercent()), "Sortino", ratio(s.sortino())));
    lines.add(row("Annual return", percent(s.annualReturn()), "Calmar", ratio(s.calmar())));
    lines.add(
        row("Volatility", percent(s.volatility()), "Open trades", Long.toString(s.openTrades())));
    lines.add("").add(positions(sample, plan));
    if (s.openTrades() > 0) {
      lines.add(openTrades(s.openTrades()));
    }
    if (!run.rejects().isEmpty()) {
      lines.add(rejects(run));
    }
    run.warnings().forEach(warning -> lines.add("  Warning: " + warning));
    lines.add("").add(conventions(plan, run));
    return lines.toString();
  }

  private static String headline(Plan plan, BacktestRun run) {
    DataFile file = run.data().getFirst();
    return "%s: %s on %s, %s to %s, %d bars of %s, capital %s %s"
        .formatted(
            plan.file().name(),
            plan.algo().name(),
            run.data().stream().map(DataFile::symbol).collect(Collectors.joining(",")),
            file.first().atOffset(ZoneOffset.UTC).toLocalDate(),
            file.last().atOffset(ZoneOffset.UTC).toLocalDate(),
            run.bars(),
            plan.file().spec().marketData().interval(),
            money(new BigDecimal(plan.file().spec().capital().amount())),
            plan.file().spec().capital().currency());
  }

  private static String positions(PodSample sample, Plan plan) {
    String held =
        sample.positions().stream()
            .filter(position -> position.quantity().signum() != 0)
            .map(BacktestReport::position)
            .collect(Collectors.joining(", "));
    return "  Open at the end: "
        + (held.isEmpty() ? "nothing" : held)
        + ". Amounts in "
        + plan.file().spec().capital().currency()
        + ".";
  }

  private static String openTrades(long open) {
    return "  %d open %s not counted in trades, win and strike rate, profit factor, expectancy and SQN."
        .formatted(open, open == 1 ? "trade is" : "trades are");
  }

  /** A strategy that trades nothing for a limit must not look like one that found nothing. */
  private static String rejects(BacktestRun run) {
    return run.rejects().entrySet().stream()
        .map(entry -> entry.getValue() + " for " + entry.getKey())
        .collect(Collectors.joining(", ", "  Rejected orders: ", "."));
  }

  private static String position(PodPosition position) {
    return "%s %s at %s, last %s"
        .formatted(
            position.quantity().toPlainString(),
            position.symbol(),
            position.averagePrice().toPlainString(),
            position.lastPrice().toPlainString());
  }

  private static String conventions(Plan plan, BacktestRun run) {
    Statistics s = run.statistics();
    EngineSetup setup = plan.engine(BookState.Running, 1);
    return """
      Orders fill at the next bar's open plus slippage, at most %d%% of its volume, commission on each fill. Yearly
      numbers: %d simple daily returns at %s, %d days a year, ddof 1, risk-free 0; n/a under 20 days and on bars
      longer than a day. Drawdown: of every bar, until the peak is reached again. Trades count after fees: a scratch
      strikes but does not win; SQN: √trades · mean / deviation, ddof 1. ROI: on equity at the first close; excess:
      over holding what was there then.
      Time zones as of tzdata %s.\
    """
        .formatted(
            setup.exchange().participation() / BASIS_POINTS_OF_A_PERCENT,
            s.days(),
            setup.riskDay().label(),
            s.daysPerYear(),
            run.tzdata())
        .indent(0)
        .stripTrailing();
  }

  private static String row(String left, String leftValue, String right, String rightValue) {
    return "  %-16s %16s    %-16s %14s".formatted(left, leftValue, right, rightValue);
  }

  private static String money(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
  }

  private static String signed(BigDecimal amount) {
    return String.format(Locale.ROOT, "%+,.2f", amount.setScale(2, RoundingMode.HALF_EVEN));
  }

  private static String percent(Double ratio) {
    return ratio == null ? NOT_AVAILABLE : String.format(Locale.ROOT, "%.2f%%", ratio * 100);
  }

  private static String percentOf(Double percent) {
    return percent == null ? NOT_AVAILABLE : percent(percent / 100);
  }

  private static String days(Statistics s) {
    return String.format(Locale.ROOT, "%.1f days", s.longestDrawdownSeconds() / SECONDS_OF_A_DAY);
  }

  private static String ratio(Double ratio) {
    return ratio == null ? NOT_AVAILABLE : String.format(Locale.ROOT, "%.2f", ratio);
  }
}
