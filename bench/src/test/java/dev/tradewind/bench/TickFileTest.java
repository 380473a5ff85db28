package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.market.TradeSeries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks are read as NumPy wrote them, and faded as the loop fades them. */
class TickFileTest {

  private static final String RECORDS =
      "{'descr': [('ts', '<i8'), ('px', '<f8'), ('sz', '<i8')], 'fortran_order': False, 'shape':"
          + " (%d,), }";

  @TempDir private Path folder;

  private Path write(String header, long[] cents) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(128 + 24 * cents.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).position(128);
    for (int i = 0; i < cents.length; i++) {
      bytes.putLong(1_000L * i).putDouble(cents[i] / 100.0).putLong(i + 1L);
    }
    return Files.write(folder.resolve("ticks.npy"), bytes.array());
  }

  private static long[] walk(int size) {
    Random random = new Random(5);
    long[] cents = new long[size];
    for (int i = 0; i < size; i++) {
      cents[i] = 10_000 + random.nextInt(20) + (i == 0 ? 0 : (cents[i - 1] - 10_000) / 2);
    }
    return cents;
  }

  /** The rule as the loops have it. */
  private static Outcome loop(long[] cents) {
    long cash = 0;
    long fills = 0;
    int position = 0;
    for (int i = 99; i < cents.length; i++) {
      long sum = 0;
      long squares = 0;
      for (int j = i - 99; j <= i; j++) {
        sum += cents[j];
        squares += cents[j] * cents[j];
      }
      long variance = 100 * squares - sum * sum;
      double score =
          variance <= 0 ? Double.NaN : (100 * cents[i] - sum) / Math.sqrt((double) variance);
      double distance = Math.abs(score);
      int wanted = 0;
      if (position == 0 && distance > 2.0 && distance < 2.5) {
        wanted = score > 0 ? -1 : 1;
      } else if (position != 0 && distance < 0.2) {
        wanted = -position;
      }
      if (wanted != 0) {
        cash -= wanted * cents[i];
        position += wanted;
        fills++;
      }
    }
    long pnl = cash + position * cents[cents.length - 1];
    return new Outcome(cents.length, fills, pnl * 1_000_000);
  }

  @Test
  void readsWhatNumpyWrites() throws IOException {
    TradeSeries ticks = TickFile.read(write(RECORDS.formatted(2), new long[] {10_007, 29}));
    assertThat(ticks.size()).isEqualTo(2);
    assertThat(ticks.price(0)).isEqualTo(10_007);
    assertThat(ticks.time(1)).isEqualTo(1_000);
    assertThat(ticks.price(1)).isEqualTo(29);
    assertThat(ticks.quantity(1)).isEqualTo(2);
  }

  @Test
  void theFadeIsThatOfTheLoop() throws IOException {
    long[] cents = walk(20_000);
    TradeSeries ticks = TickFile.read(write(RECORDS.formatted(cents.length), cents));
    Outcome outcome = Workload.w2(ticks, EngineListener.NONE).finish();
    assertThat(outcome).isEqualTo(loop(cents));
    assertThat(outcome.fills()).isGreaterThan(500);
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path other = write(RECORDS.replace("px", "price").formatted(0), new long[0]);
    assertThatThrownBy(() -> TickFile.read(other)).hasMessageContaining("other records");
    Path text = Files.writeString(folder.resolve("text"), "ts,px\n");
    assertThatThrownBy(() -> TickFile.read(text)).hasMessageContaining("no NumPy file");
  }
}
