package dev.tradewind.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.money.ExactMath;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class MovingAveragePairTest {

  /** It says what two averages say, and its state is theirs, so that old snapshots go on. */
  @Property
  void itIsTwoAverages(
      @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 1L << 50) Long> prices,
      @ForAll @IntRange(min = 1, max = 6) int fastLength,
      @ForAll @IntRange(max = 6) int more,
      @ForAll @IntRange(min = 1, max = 60) int restoredEach)
      throws IOException {
    int slowLength = fastLength + more;
    SimpleMovingAverage fast = new SimpleMovingAverage(fastLength);
    SimpleMovingAverage slow = new SimpleMovingAverage(slowLength);
    MovingAveragePair pair = new MovingAveragePair(fastLength, slowLength);
    for (int i = 0; i < prices.size(); i++) {
      long price = prices.get(i);
      fast.add(price);
      slow.add(price);
      pair.add(price);
      assertThat(pair.isReady()).isEqualTo(slow.isReady());
      if (pair.isReady()) {
        assertThat(pair.isFastAbove())
            .isEqualTo(
                ExactMath.compareProducts(fast.sum(), slowLength, slow.sum(), fastLength) > 0);
      }
      byte[] state = bytes(fast, slow);
      assertThat(bytes(pair)).isEqualTo(state);
      if (i % restoredEach == restoredEach - 1) {
        // Into one that has seen others: nothing of them may be left.
        pair.restore(new DataInputStream(new ByteArrayInputStream(state)));
      }
    }
  }

  @Example
  void theSlowOneIsNotTheFasterOne() {
    assertThatThrownBy(() -> new MovingAveragePair(5, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Means of 5 and 4 prices are no fast and slow one.");
    assertThatThrownBy(() -> new MovingAveragePair(0, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] bytes(Snapshotable... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Snapshotable part : parts) {
      part.snapshot(new DataOutputStream(bytes));
    }
    return bytes.toByteArray();
  }
}
