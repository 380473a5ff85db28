package dev.tradewind.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OrderRateTest {

  private static final long SECOND = 1_000_000_000L;

  @Example
  void aMinuteLaterThereIsRoomAgain() {
    OrderRate rate = new OrderRate(1);
    rate.add(0);
    assertThat(rate.allows(60 * SECOND - 1)).isFalse();
    assertThat(rate.allows(60 * SECOND)).isTrue();
  }

  /** In no minute are there more than the limit, and a restored count knows it too. */
  @Property
  void noMinuteHasMoreThanTheLimit(
      @ForAll @Size(max = 100) List<@IntRange(max = 20) Integer> seconds,
      @ForAll @IntRange(min = 1, max = 30) int limit)
      throws IOException {
    OrderRate rate = new OrderRate(limit);
    List<Long> accepted = new ArrayList<>();
    long time = 0;
    for (int wait : seconds) {
      time += wait * SECOND;
      long now = time;
      long lastMinute = accepted.stream().filter(t -> t > now - 60 * SECOND).count();
      assertThat(rate.allows(now)).isEqualTo(lastMinute < limit);
      assertThat(restored(rate, limit).allows(now)).isEqualTo(lastMinute < limit);
      if (rate.allows(now)) {
        rate.add(now);
        accepted.add(now);
      }
    }
  }

  private static OrderRate restored(OrderRate rate, int limit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rate.snapshot(new DataOutputStream(bytes));
    OrderRate copy = new OrderRate(limit);
    copy.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return copy;
  }
}
