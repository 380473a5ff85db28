package dev.tradewind.engine.portfolio;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Reckons the fees of an account's fills. The volume that tiers look at is that of all instruments
 * in the calendar month in UTC, in the account's currency, each fill at the rate of its moment.
 * Used by the engine's thread.
 */
final class Fees implements Snapshotable {

  private static final long DAY = 86_400_000_000_000L;

  private final FeeSchedule schedule;
  private final FeeSchedule dearest;
  private final boolean countsVolume;
  private final FeeScale[] scales;
  private final Balance[] balances;
  private long volume;
  private long monthEnd = Long.MIN_VALUE;

  /** Fees of instruments, each with the balance of its currency. */
  Fees(FeeSchedule schedule, List<Instrument> instruments, Balance[] balances) {
    this.schedule = schedule;
    this.balances = balances;
    dearest = schedule.dearest();
    countsVolume = schedule instanceof FeeSchedule.Tiered;
    scales = new FeeScale[instruments.size()];
    for (int i = 0; i < scales.length; i++) {
      Instrument instrument = instruments.get(i);
      int precision = instrument.currency().precision();
      scales[i] =
          new FeeScale(
              Decimal.powerOfTen(balances[i].scale() - precision),
              precision,
              Decimal.powerOfTen(instrument.quantityScale()));
    }
  }

  /** The fee of a fill at the cash scale; it counts for the tiers. */
  long charge(int instrument, long notional, long quantity, Liquidity liquidity, long time) {
    FeeScale scale = scales[instrument];
    if (!countsVolume) {
      return schedule.units(notional, quantity, liquidity, 0, scale) * scale.unit();
    }
    beginMonth(time);
    long fee = schedule.units(notional, quantity, liquidity, volume, scale) * scale.unit();
    volume = ExactMath.add(volume, balances[instrument].toBase(notional));
    return fee;
  }

  /** The most that a fill can be charged. */
  long most(int instrument, long notional, long quantity) {
    FeeScale scale = scales[instrument];
    return dearest.units(notional, quantity, Liquidity.TAKER, 0, scale) * scale.unit();
  }

  /** ⌊amount · part / whole⌉ of an instrument, to the units that its currency charges. */
  long round(int instrument, long amount, long part, long whole) {
    long unit = scales[instrument].unit();
    return ExactMath.multiplyDivideHalfEven(amount, part, Math.multiplyExact(whole, unit)) * unit;
  }

  private void beginMonth(long time) {
    if (time >= monthEnd) {
      LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
      monthEnd = day.withDayOfMonth(1).plusMonths(1).toEpochDay() * DAY;
      volume = 0;
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeLong(volume);
    out.writeLong(monthEnd);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    volume = in.readLong();
    monthEnd = in.readLong();
  }
}
