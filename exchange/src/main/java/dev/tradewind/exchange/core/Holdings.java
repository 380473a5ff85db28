package dev.tradewind.exchange.core;

import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.money.Decimal;
import dev.tradewind.exchange.protocol.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The fills of an account, and what it holds after them. Used by one thread. */
final class Holdings {

  private final List<Instrument> instruments;
  private final long[] quantities;
  private final List<Report.Filled> fills = new ArrayList<>();

  Holdings(List<Instrument> instruments) {
    this.instruments = instruments;
    quantities = new long[instruments.size()];
  }

  void add(int instrument, long signed, Report.Filled fill) {
    quantities[instrument] = Math.addExact(quantities[instrument], signed);
    fills.add(fill);
  }

  long lastSequence() {
    return fills.size();
  }

  long quantity(int instrument) {
    return quantities[instrument];
  }

  List<Report.Filled> after(long sequence) {
    return fills.subList((int) Math.min(sequence, fills.size()), fills.size());
  }

  Report.PositionsAnswer report() {
    List<Report.Held> held = new ArrayList<>();
    for (int i = 0; i < quantities.length; i++) {
      if (quantities[i] != 0) {
        Instrument traded = instruments.get(i);
        String quantity = Decimal.formatShort(quantities[i], traded.quantityScale());
        held.add(new Report.Held(traded.symbol(), new BigDecimal(quantity)));
      }
    }
    return new Report.PositionsAnswer(held, lastSequence());
  }
}
