package dev.tradewind.engine.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatisticsTrackerTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final long DAY = 24 * HOUR;

  private final StatisticsTracker tracker =
      new StatisticsTracker(1000, 0, Annualization.MARKET_DAYS, RiskDay.UTC, DAY);

  @Test
  void aBarThatClosesAtMidnightBelongsToTheDayThatEnds() {
    tracker.onBar(DAY, 1100, false);
    tracker.onBar(DAY + HOUR, 1210, false);
    tracker.onBar(2 * DAY, 1210, false);
    assertThat(tracker.statistics().days()).isEqualTo(2);
  }

  @Test
  void underTwentyDaysReturnsAreNotTold() {
    for (int day = 1; day <= 19; day++) {
      tracker.onBar(day * DAY, 1000 + day % 2, true);
    }
    assertThat(tracker.statistics().sharpe()).isEmpty();
    assertThat(tracker.statistics().totalReturn()).isEmpty();
    tracker.onBar(20 * DAY, 1100, true);
    assertThat(tracker.statistics().sharpe()).isPresent();
    assertThat(tracker.statistics().totalReturn().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(tracker.statistics().exposure().orElseThrow()).isEqualTo(1);
  }

  /** A year of weeks is 52 returns, which are no days of which 252 make a year. */
  @Test
  void barsLongerThanADayGiveNoYearlyNumbers() {
    StatisticsTracker weekly =
        new StatisticsTracker(1000, 0, Annualization.MARKET_DAYS, RiskDay.UTC, 7 * DAY);
    for (int week = 1; week <= 52; week++) {
      weekly.onBar(week * (7 * DAY), 1000 + week % 3, true);
      tracker.onBar(week * DAY, 1000 + week % 3, true);
    }
    RunStatistics ofWeeks = weekly.statistics();
    RunStatistics ofDays = tracker.statistics();
    assertThat(List.of(ofDays.annualReturn(), ofDays.volatility(), ofDays.sharpe()))
        .allMatch(OptionalDouble::isPresent);
    assertThat(List.of(ofDays.sortino(), ofDays.calmar())).allMatch(OptionalDouble::isPresent);
    assertThat(List.of(ofWeeks.annualReturn(), ofWeeks.volatility(), ofWeeks.sharpe()))
        .allMatch(OptionalDouble::isEmpty);
    assertThat(List.of(ofWeeks.sortino(), ofWeeks.calmar())).allMatch(OptionalDouble::isEmpty);
    assertThat(ofWeeks.totalReturn()).as("what was earned is known").isPresent();
  }

  @Test
  void aDepositIsNoReturnAndNoEndOfADrawdown() {
    tracker.onBar(DAY, 900, false);
    tracker.onDeposit(1000);
    tracker.onBar(2 * DAY, 1900, false);
    assertThat(tracker.drawdown().peak()).isEqualTo(2000);
    assertThat(tracker.statistics().maxDrawdown()).isEqualTo(100);
    assertThat(tracker.statistics().maxDrawdownRatio()).isEqualTo(0.1);
  }

  /** On daily bars every command comes after a close: what the day has earned stays as it was. */
  @Test
  void whatIsPaidAfterTheCloseDoesNotRewriteTheDay() {
    for (long flow : new long[] {0, -900, -1179, 90_000}) {
      StatisticsTracker one =
          new StatisticsTracker(1000, 0, Annualization.MARKET_DAYS, RiskDay.UTC, DAY);
      one.onBar(DAY, 1000, false);
      one.onBar(2 * DAY, 1180, false);
      one.onDeposit(flow);
      for (int day = 3; day < 30; day++) {
        one.onBar(day * DAY, 1180 + flow, false);
      }
      assertThat(one.statistics().totalReturn().orElseThrow())
          .as("flow of %d", flow)
          .isCloseTo(0.18, within(1e-12));
    }
  }

  @Test
  void eachPartOfADayEarnsOnWhatWasThere() {
    tracker.onBar(DAY / 2, 1100, false);
    tracker.onDeposit(8900);
    for (int day = 1; day < 30; day++) {
      tracker.onBar(day * DAY, 11_000, false);
    }
    assertThat(tracker.statistics().totalReturn().orElseThrow())
        .as("a tenth of 1000, and a tenth of 10,000")
        .isCloseTo(0.21, within(1e-12));
  }

  @Test
  void whatWasPaidInBeforeTheFirstPriceIsNoLoss() {
    tracker.onDeposit(1000);
    tracker.onBar(DAY, 2000, false);
    tracker.onBar(2 * DAY, 2200, false);
    assertThat(tracker.statistics().roiPercent().orElseThrow()).isEqualTo(10);
  }

  @Test
  void theLongestDrawdownRunsFromPeakToRecovery() {
    tracker.onBar(DAY, 1000, false);
    tracker.onBar(2 * DAY, 950, false);
    tracker.onBar(3 * DAY, 990, false);
    tracker.onBar(4 * DAY, 1001, false);
    tracker.onBar(5 * DAY, 1000, false);
    RunStatistics statistics = tracker.statistics();
    assertThat(statistics.longestDrawdown()).isEqualTo(3 * DAY);
    assertThat(statistics.maxDrawdown()).isEqualTo(50);
  }

  @Test
  void turnoverIsWhatWasTradedByMeanDayEndEquity() {
    tracker.onFill(1500);
    tracker.onFill(-1500);
    tracker.onBar(DAY, 1000, false);
    tracker.onBar(2 * DAY, 2000, false);
    assertThat(tracker.statistics().turnover().orElseThrow()).isEqualTo(2);
  }

  @Test
  void theDailyLossIsThatOfTheRiskDay() {
    StatisticsTracker fx =
        new StatisticsTracker(1000, 0, Annualization.MARKET_DAYS, RiskDay.of("UTC", "21:00"), DAY);
    fx.onBar(20 * HOUR, 900, false);
    assertThat(fx.dailyLoss()).as("of the first capital").isEqualTo(100);
    fx.onBar(21 * HOUR, 880, false);
    assertThat(fx.dailyLoss()).as("a bar that closes at the boundary").isEqualTo(120);
    fx.onBar(21 * HOUR + 1, 870, false);
    assertThat(fx.dayStartEquity()).isEqualTo(880);
    assertThat(fx.dailyLoss()).isEqualTo(10);
    fx.onDeposit(500);
    assertThat(fx.dayStartEquity()).isEqualTo(1380);
    assertThat(fx.dailyLoss()).as("a deposit is no gain").isEqualTo(10);
    fx.onDeposit(-700);
    assertThat(fx.dailyLoss()).isEqualTo(10);
    fx.onEquity(2 * DAY, 690);
    assertThat(fx.dayStartEquity()).as("any event begins a day").isEqualTo(670);
    assertThat(fx.dailyLoss()).isEqualTo(-20);
  }

  @Test
  void roiIsMeasuredFromTheFirstClose() {
    assertThat(tracker.statistics().roiPercent()).isEmpty();
    assertThat(tracker.statistics().excessPercent()).isEmpty();
    tracker.onBar(DAY, 800, false);
    tracker.onBar(2 * DAY, 1000, false);
    tracker.onDeposit(300);
    tracker.onBar(3 * DAY, 1400, false);
    assertThat(tracker.statistics().roiPercent().orElseThrow()).isEqualTo(37.5);
    assertThat(tracker.statistics().excessPercent().orElseThrow())
        .as("over the capital of 1300")
        .isEqualTo(12.5);
    assertThat(tracker.statistics(1500).excessPercent().orElseThrow())
        .as("over positions held from the start")
        .isEqualTo(-12.5);
  }

  @Test
  void turnoverIsOfTheMeanEquityAtTheEndsOfDays() {
    StatisticsTracker tracker =
        new StatisticsTracker(100, 0, Annualization.MARKET_DAYS, RiskDay.UTC, DAY);
    long day = 86_400_000_000_000L;
    tracker.onBar(day / 2, 150, true);
    tracker.onFill(-600);
    tracker.onBar(day, 200, true);
    tracker.onBar(2 * day, 400, true);
    assertThat(tracker.statistics().turnover()).hasValue(2.0);
  }

  @Test
  void barsThatMoveNoMoneyCountWithoutExposure() {
    StatisticsTracker tracker =
        new StatisticsTracker(100, 0, Annualization.MARKET_DAYS, RiskDay.UTC, DAY);
    tracker.onBar(1, 100, true);
    tracker.onUnmoved(2, 1);
    tracker.onUnmoved(4, 2);
    assertThat(tracker.statistics().exposure()).hasValue(0.25);
  }
}
