package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API server counts a note in bytes. */
final class EventRecorderTest {
  @ParameterizedTest
  @CsvSource({"a, 1024", "a, 1025", "ä, 512", "ä, 513", "€, 342", "😀, 256", "😀, 257", "😀, 9999"})
  void aNoteIsCutWhereTheApiServerWouldRefuseIt(String letter, int times) {
    String note = letter.repeat(times);

    String clipped = EventRecorder.clipped(note);

    int bytes = clipped.getBytes(StandardCharsets.UTF_8).length;
    if (note.getBytes(StandardCharsets.UTF_8).length <= 1024) {
      assertThat(clipped).isEqualTo(note);
    } else {
      assertThat(bytes).isBetween(1021, 1024);
      assertThat(clipped).matches("(" + letter + ")+…");
    }
  }
}
