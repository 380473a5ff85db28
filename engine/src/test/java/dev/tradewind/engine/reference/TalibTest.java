package dev.tradewind.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.engine.indicator.SimpleMovingAverage;
import org.junit.jupiter.api.Test;

/** Indicators against TA-Lib. */
class TalibTest {

  @Test
  void simpleMovingAverageAgrees() {
    SimpleMovingAverage average = new SimpleMovingAverage(20);
    for (String[] row : ReferenceTable.rows("talib.csv.gz")) {
      average.add(ReferenceBars.price(cents(row[4])));
      if (row[6].isEmpty()) {
        assertThat(average.value()).isNaN();
      } else {
        assertThat(average.value() / 1e4).isCloseTo(Double.parseDouble(row[6]), within(1e-9));
      }
    }
  }

  private static String cents(String printedDouble) {
    return new java.math.BigDecimal(printedDouble).toPlainString();
  }
}
