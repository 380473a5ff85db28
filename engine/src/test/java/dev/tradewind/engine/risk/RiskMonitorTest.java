package dev.tradewind.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.statistics.RiskDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RiskMonitorTest {

  private static final long CAPITAL = 1_000_000;

  @Property
  void theCalmBeginsOneAboveTheBreach(
      @ForAll @LongRange(min = 1, max = CAPITAL) long loss,
      @ForAll @IntRange(min = 1, max = 9999) int drawdown) {
    RiskLimits limits =
        RiskLimits.NONE.toBuilder().maxDailyLoss(loss).maxDrawdown(drawdown).build();
    RiskMonitor monitor = new RiskMonitor(limits, RiskDay.UTC, CAPITAL);
    assertThat(monitor.isBreached(monitor.calmFrom())).isFalse();
    assertThat(monitor.isBreached(monitor.calmFrom() - 1)).isTrue();
  }

  @Property
  void withoutLimitsItIsAlwaysCalm(@ForAll long equity) {
    RiskMonitor monitor = new RiskMonitor(RiskLimits.NONE, RiskDay.UTC, CAPITAL);
    assertThat(equity).isGreaterThanOrEqualTo(monitor.calmFrom());
    assertThat(monitor.isBreached(equity)).isFalse();
  }
}
