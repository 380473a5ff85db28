package dev.tradewind.operator.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverlayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1, "b": 2}                      | {"a": 1}                           | true
          {"a": 1}                              | {"a": 2}                           | false
          {}                                    | {"a": 1}                           | false
          {"a": [1, 2]}                         | {"a": [1]}                         | false
          {"a": [{"x": 1, "added": 2}]}         | {"a": [{"x": 1}]}                  | true
          {}                                    | {"a": {}}                          | true
          {}                                    | {"a": []}                          | true
          {"a": [1]}                            | {"a": []}                          | false
          {"requests": {"cpu": "1"}}            | {"requests": {"cpu": "1000m"}}     | true
          {"requests": {"memory": "1Gi"}}       | {"requests": {"memory": "1024Mi"}} | true
          {"requests": {"cpu": "2"}}            | {"requests": {"cpu": "1000m"}}     | false
          {"image": "1"}                        | {"image": "1000m"}                 | false
          {"x/a": "1", "a": "1"}                | {"a": "1"}                         | true
          {"tradewind.dev/b": "1", "a": "1"}    | {"a": "1"}                         | false
          """)
  void coversIsAboutWantedFieldsOnly(String actual, String wanted, boolean covers)
      throws Exception {
    assertThat(Overlay.covers(json(actual), json(wanted))).isEqualTo(covers);
  }

  @Test
  void mergeKeepsWhatOthersAddedAndOwnsLists() throws Exception {
    JsonNode merged =
        Overlay.merge(
            json("{\"a\": {\"x\": 1, \"y\": 2}, \"l\": [1, 2], \"o\": 3}"),
            json("{\"a\": {\"x\": 9}, \"l\": [7]}"));

    assertThat(merged).isEqualTo(json("{\"a\": {\"x\": 9, \"y\": 2}, \"l\": [7], \"o\": 3}"));
  }

  @Test
  void mergeTakesAwayWhatThisProductWantsNoMore() throws Exception {
    JsonNode merged =
        Overlay.merge(
            json("{\"m\": {\"tradewind.dev/old\": \"1\", \"theirs/x\": \"2\"}}"),
            json("{\"m\": {\"tradewind.dev/new\": \"3\"}}"));

    assertThat(merged)
        .isEqualTo(json("{\"m\": {\"theirs/x\": \"2\", \"tradewind.dev/new\": \"3\"}}"));
  }

  @Property
  void whatWasMergedIsCovered(
      @ForAll("objects") JsonNode actual, @ForAll("objects") JsonNode wanted) {
    assertThat(Overlay.covers(Overlay.merge(actual, wanted), wanted)).isTrue();
  }

  @Provide
  Arbitrary<JsonNode> objects() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c");
    Arbitrary<JsonNode> leaf =
        Arbitraries.integers().between(0, 3).map(i -> JSON.getNodeFactory().numberNode(i));
    return Arbitraries.recursive(() -> leaf, inner -> objectsOf(names, inner), 1, 3);
  }

  private static Arbitrary<JsonNode> objectsOf(
      Arbitrary<String> names, Arbitrary<JsonNode> values) {
    return Arbitraries.maps(names, values).ofMaxSize(3).map(JSON::<JsonNode>valueToTree);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }

  @ParameterizedTest(name = "{0} is not {1} in {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1, "b": 2}                        | {"a": 1}                        | ``
          {"a": 1}                                | {"a": 2}                        | a
          {"s": {"a": 1, "b": 1}}                 | {"s": {"a": 2, "b": 1, "c": 1}} | s.a s.c
          {"l": [{"x": 1}, {"x": 2}]}             | {"l": [{"x": 1}, {"x": 3}]}     | l[1].x
          {"l": [1, 2]}                           | {"l": [1]}                      | l
          {"r": {"requests": {"cpu": "1"}}}       | {"r": {"requests": {"cpu": "1000m"}}} | ``
          {"tradewind.dev/b": "1"}                | {}                              | tradewind.dev/b
          """)
  void differencesAreNamedByTheirPaths(String actual, String wanted, String paths)
      throws Exception {
    assertThat(String.join(" ", Overlay.differences(JSON.readTree(actual), JSON.readTree(wanted))))
        .isEqualTo(paths);
  }
}
