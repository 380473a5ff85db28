package dev.tradewind.reference.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.engine.algo.ParameterValue;
import dev.tradewind.reference.admission.Strategies.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the API server itself says to the parameters of built-in algos, with the shipped policies.
 */
final class ParametersIT {
  private static final Strategies STRATEGIES = new Strategies(ApiServer.running().admin());

  @BeforeAll
  static void storeOneOfEach() {
    for (AlgoDefinition algo : AlgoCatalogue.builtIn().algos()) {
      assertThat(STRATEGIES.create(Strategies.manifest(stored(algo), algo.name(), "{}")).accepted())
          .isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.tradewind.reference.admission.Mistake#all")
  void everyMistakeIsRefusedInTheWordsOfTheCatalogue(Mistake mistake) {
    List<String> said =
        Binder.violations(mistake.algo(), mistake.json()).stream().map(Binder::comparable).toList();
    List<Answer> answers =
        List.of(
            STRATEGIES.tryCreate(mistake.algo().name(), mistake.json()),
            STRATEGIES.tryUpdate(stored(mistake.algo()), mistake.algo().name(), mistake.json()));
    for (Answer answer : answers) {
      assertThat(answer.code()).as(answer.message()).isEqualTo(422);
      assertThat(answer.sentence())
          .startsWith(
              "spec.parameters."
                  + mistake.field().substring(0, Math.min(40, mistake.field().length())))
          .endsWith(".")
          .hasSizeLessThan(300);
      assertThat(Binder.comparable(answer.sentence())).isIn(said);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("goodOnes")
  void everyGoodValueIsTaken(String algo, String json) {
    assertThat(STRATEGIES.tryCreate(algo, json)).isEqualTo(new Answer(200, ""));
    assertThat(STRATEGIES.tryUpdate("stored-" + algo, algo, json)).isEqualTo(new Answer(200, ""));
  }

  static Stream<Arguments> goodOnes() {
    return AlgoCatalogue.builtIn().algos().stream()
        .flatMap(
            algo ->
                candidates(algo).stream()
                    .filter(json -> Binder.violations(algo, json).isEmpty())
                    .map(json -> Arguments.of(algo.name(), json)));
  }

  private static List<String> candidates(AlgoDefinition algo) {
    List<String> all = new ArrayList<>(List.of("{}"));
    for (ParameterDefinition parameter : algo.parameters()) {
      List<String> values =
          new ArrayList<>(List.of("null", "1e0", "0.5", "1e-6", "0.000012", "99.999999"));
      Stream.of(
              parameter.minimum(),
              parameter.maximum(),
              parameter.defaultValue().orElse(parameter.minimum()))
          .map(ParameterValue::toString)
          .forEach(
              bound -> {
                values.add(bound);
                values.add(bound.contains(".") ? bound + "0" : bound + ".0");
              });
      values.forEach(value -> all.add("{\"%s\": %s}".formatted(parameter.name(), value)));
    }
    // The largest of the smaller one goes with the largest of the larger one only.
    all.add("{\"fast\": 4999, \"slow\": 5000}");
    all.add("{\"fast\": 1, \"slow\": 2}");
    all.add("{\"quantity\": 5, \"percentOfEquity\": null}");
    return all;
  }

  @Test
  void everyBoundIsAmongTheGoodOnes() {
    assertThat(goodOnes().map(a -> a.get()[1]).map(String::valueOf).toList())
        .contains(
            "{\"thresholdPercent\": 0.000012}",
            "{\"thresholdPercent\": 1e-6}",
            "{\"weight0\": 0}",
            "{\"weight1\": 1.0}",
            "{\"quantity\": 1000000000}",
            "{\"quantity\": 1000000000.0}",
            "{\"window\": 5000}",
            "{\"fast\": 4999, \"slow\": 5000}",
            "{\"slow\": 5000}")
        .hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"fast\": \"x\", \"none\": null}",
        "{\"legs\": [\"A\", 1e300], \"on\": true}"
      })
  void anOwnAlgoTakesWhatItLikes(String json) {
    assertThat(STRATEGIES.tryCreate("acme/pairs", json)).isEqualTo(new Answer(200, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"good": 1, "legs": {"a": 1}}   | spec.parameters.legs is nested
          {"legs": [1, [2]]}              | spec.parameters.legs is nested
          {"legs": [{"a": 1}], "good": 1} | spec.parameters.legs is nested
          """)
  void anOwnAlgoTakesNothingNested(String json, String sentence) {
    Answer answer = STRATEGIES.tryCreate("acme/pairs", json);

    assertThat(answer.code()).as(answer.message()).isEqualTo(422);
    assertThat(answer.sentence()).startsWith(sentence).hasSizeLessThan(300);
  }

  @Test
  void anOwnAlgoTakesNoLongNames() {
    String longest = "k".repeat(63);
    assertThat(STRATEGIES.tryCreate("acme/pairs", "{\"%s\": 1}".formatted(longest)).accepted())
        .isTrue();
    for (String name : List.of(longest + "k", "k".repeat(50_010))) {
      Answer answer = STRATEGIES.tryCreate("acme/pairs", "{\"%s\": 1}".formatted(name));
      assertThat(answer.code()).as(answer.message()).isEqualTo(422);
      assertThat(answer.sentence()).contains("… is too long").hasSizeLessThan(300);
    }
  }

  @Test
  void anUnknownAlgoIsAnsweredWithTheNamesThereAre() {
    Answer created = STRATEGIES.tryCreate("sma-crosover", "{}");
    Answer updated = STRATEGIES.tryUpdate("stored-momentum", "sma-crosover", "{}");
    for (Answer answer : List.of(created, updated)) {
      assertThat(answer.code()).isEqualTo(422);
      assertThat(answer.sentence())
          .isEqualTo(Binder.comparable(AlgoCatalogue.builtIn().unknown("sma-crosover")));
    }
  }

  @Test
  void anotherAlgoIsHeldToItsOwnParameters() {
    assertThat(
            STRATEGIES
                .tryUpdate("stored-momentum", "sma-crossover", "{\"weight0\": 0.5}")
                .sentence())
        .isEqualTo(
            "spec.parameters.weight0 is not a parameter of sma-crossover; it has fast, slow,"
                + " quantity, percentOfEquity.");
  }

  @Test
  void parametersThatAreNoObjectAreTheSchemasToRefuse() {
    Answer answer = STRATEGIES.tryCreate("sma-crossover", "[1]");
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("spec.parameters");
    assertThat(STRATEGIES.tryCreate("sma-crossover", "null")).isEqualTo(new Answer(200, ""));
  }

  private static String stored(AlgoDefinition algo) {
    return "stored-" + algo.name();
  }
}
