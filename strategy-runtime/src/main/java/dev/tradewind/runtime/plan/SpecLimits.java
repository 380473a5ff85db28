package dev.tradewind.runtime.plan;

import dev.tradewind.api.v1alpha1.DayStart;
import dev.tradewind.api.v1alpha1.OnBreach;
import dev.tradewind.api.v1alpha1.Risk;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.statistics.RiskDay;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The limits of a spec in the engine's units; they fit, or the check of the spec would have said
 * so. Immutable; any thread.
 *
 * @param risk the spec's
 * @param instrument whose quantity scale all have
 * @param cashScale decimals of the account
 */
record SpecLimits(Risk risk, Instrument instrument, int cashScale) {

  private static final int PERCENT_SCALE = 2;

  RiskLimits limits() {
    RiskLimits.Builder limits = new RiskLimits.Builder();
    sizes(limits);
    losses(limits);
    if (risk.maxOrdersPerMinute() != null) {
      limits.maxOrdersPerMinute(risk.maxOrdersPerMinute());
    }
    if (risk.priceCollarBps() != null) {
      limits.priceCollar(Integer.parseInt(risk.priceCollarBps()));
    }
    if (risk.allowedHours() != null) {
      limits.allowedHours(WrittenHours.parse(risk.allowedHours()));
    }
    if (risk.cooldown() != null) {
      limits.cooldown(ManifestDuration.parse(risk.cooldown()).toNanos());
    }
    return limits.refuseSelfCross(Boolean.TRUE.equals(risk.preventSelfCross())).build();
  }

  private void sizes(RiskLimits.Builder limits) {
    if (risk.maxPosition() != null) {
      limits.maxPosition(instrument.parseQuantity(risk.maxPosition()));
    }
    if (risk.maxOrderQuantity() != null) {
      limits.maxOrderQuantity(instrument.parseQuantity(risk.maxOrderQuantity()));
    }
    if (risk.maxOrderNotional() != null) {
      limits.maxOrderNotional(Decimal.parse(risk.maxOrderNotional(), cashScale));
    }
    if (risk.maxNotional() != null) {
      limits.maxNotional(Decimal.parse(risk.maxNotional(), cashScale));
    }
  }

  private void losses(RiskLimits.Builder limits) {
    if (risk.maxDailyLoss() != null) {
      limits.maxDailyLoss(Decimal.parse(risk.maxDailyLoss(), cashScale));
    }
    if (risk.maxDrawdownPercent() != null) {
      limits.maxDrawdown(Math.toIntExact(Decimal.parse(risk.maxDrawdownPercent(), PERCENT_SCALE)));
    }
    if (risk.onBreach() == OnBreach.Flatten) {
      limits.onBreach(RiskLimits.OnBreach.FLATTEN);
    }
  }

  RiskDay riskDay() {
    DayStart start = risk.dayStart();
    return start == null
        ? RiskDay.UTC
        : new RiskDay(ZoneId.of(start.timeZone()), LocalTime.parse(start.time()));
  }
}
