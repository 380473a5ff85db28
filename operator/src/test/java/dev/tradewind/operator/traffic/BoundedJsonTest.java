package dev.tradewind.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BoundedJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two documents, one a line, as in a watch. */
  @Property(tries = 100)
  void whatIsOfUsualSizeIsLeftAlone(
      @ForAll("documents") Object document, @ForAll @IntRange(min = 1, max = 9) int size)
      throws Exception {
    String line = JSON.writeValueAsString(document) + "\n";

    assertThat(bounded(line + line, size)).isEqualTo(line + line);
  }

  @Provide
  Arbitrary<Object> documents() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(Object.class::cast),
            Arbitraries.integers().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(Object.class::cast),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(9), inner)
                    .ofMaxSize(3)
                    .map(Object.class::cast)),
        0,
        3);
  }

  @Property(tries = 50)
  void aLongNameIsCutBetweenTwoCharacters(
      @ForAll("characters") String character,
      @ForAll @IntRange(min = 0, max = 12) int before,
      @ForAll @IntRange(min = 1, max = 9) int size)
      throws Exception {
    String json = "{\"%s%s\":1}".formatted("a".repeat(before), character.repeat(2_000));

    Map<?, ?> read = JSON.readValue(bounded(json, size), Map.class);

    String name = read.keySet().iterator().next().toString();
    assertThat(name).endsWith(BoundedJson.CUT).hasSizeLessThan(BoundedJson.NAME + 20);
    String kept = name.substring(before, name.length() - BoundedJson.CUT.length());
    String unescaped = JSON.readValue("\"" + character + "\"", String.class);
    assertThat(kept).isEqualTo(unescaped.repeat(kept.length() / unescaped.length()));
    assertThat(read.values()).hasToString("[1]");
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.of(
        "k", "ä", "€", "😀", "\\n", "\\\"", "\\\\", "\\u20ac", "{", "]", ",", ":");
  }

  @Test
  void whatIsNestedTooDeeplyHasAMarkInItsPlace() throws Exception {
    int levels = 9_000;
    String deep = "{\"a\":[\"]\\\"}\",".repeat(levels) + "1" + "]}".repeat(levels);
    String json = "[%s,{\"b\":[2,\"c\"]}]".formatted(deep);

    List<?> read = JSON.readValue(bounded(json, 1_000), List.class);

    assertThat(read.getFirst().toString()).contains(BoundedJson.NESTED);
    assertThat(read.getLast()).isEqualTo(Map.of("b", List.of(2, "c")));
  }

  @Test
  void asManyLevelsAsAreAllowedStay() {
    String json = "[".repeat(BoundedJson.DEPTH) + "]".repeat(BoundedJson.DEPTH);

    assertThat(bounded(json, 7)).isEqualTo(json);
  }

  private static String bounded(String json, int size) {
    BoundedJson bounds = new BoundedJson();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i += size) {
      ByteBuffer piece =
          ByteBuffer.wrap(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
      ByteBuffer result = bounds.of(piece);
      out.write(result.array(), result.arrayOffset() + result.position(), result.remaining());
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
