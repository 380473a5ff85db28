package dev.tradewind.engine.reference;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Currency;
import java.time.Instant;

/** Ten thousand minutes of a random walk in cents. */
final class ReferenceBars {

  static final long MINUTE = 60_000_000_000L;

  /** Fees to eight digits, as the reference runs have them. */
  static final Instrument INSTRUMENT = Instrument.share("REF", new Currency("USD", 8));

  private ReferenceBars() {}

  static BarSeries series() {
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE);
    for (String[] row : ReferenceTable.rows("bars-10k.csv.gz")) {
      bars.add(
          time(row[0]),
          price(row[1]),
          price(row[2]),
          price(row[3]),
          price(row[4]),
          Long.parseLong(row[5]));
    }
    return bars.build();
  }

  static long time(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }

  static long price(String text) {
    return INSTRUMENT.parsePrice(text);
  }
}
