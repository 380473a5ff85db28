package dev.tradewind.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

final class AsciiJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Half of a surrogate pair is no text; UTF-8 has a question mark for it. */
  @Property
  void theSameTextComesOutOfPiecesOfAnySize(
      @ForAll @NotEmpty String text, @ForAll @IntRange(min = 1, max = 9) int size)
      throws Exception {
    byte[] bytes = JSON.writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
    String expected = JSON.readValue(bytes, String.class);
    AsciiJson ascii = new AsciiJson();
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < bytes.length; i += size) {
      byte[] piece = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size));
      json.append(asTheClientReads(ascii.of(ByteBuffer.wrap(piece))));
    }

    assertThat(JSON.readValue(json.toString(), String.class)).isEqualTo(expected);
  }

  /** All of the array, also what no character was written to. */
  private static char[] asTheClientReads(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).array();
  }
}
