package dev.tradewind.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

class SimpleMovingAverageTest {

  /** The sum is that of the window, whatever went before, and a restored one goes on the same. */
  @Property
  void sumIsExact(
      @ForAll @NotEmpty List<@LongRange(min = 1, max = 1L << 50) Long> prices,
      @ForAll @IntRange(min = 1, max = 10) int length)
      throws IOException {
    SimpleMovingAverage average = new SimpleMovingAverage(length);
    for (int i = 0; i < prices.size(); i++) {
      average.add(prices.get(i));
      List<Long> window = prices.subList(Math.max(0, i + 1 - length), i + 1);
      long sum = window.stream().mapToLong(Long::longValue).sum();
      assertThat(average.sum()).isEqualTo(sum);
      assertThat(average.isReady()).isEqualTo(i + 1 >= length);
      average = restored(average);
    }
  }

  private static SimpleMovingAverage restored(SimpleMovingAverage average) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    average.snapshot(new DataOutputStream(bytes));
    SimpleMovingAverage copy = new SimpleMovingAverage(average.length());
    copy.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(Double.valueOf(copy.value())).isEqualTo(Double.valueOf(average.value()));
    return copy;
  }
}
