package dev.tradewind.engine.algo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlgoCatalogueTest {

  private static final AlgoCatalogue CATALOGUE = AlgoCatalogue.builtIn();

  private static AlgoDefinition algo(String name) {
    return CATALOGUE.find(name).orElseThrow();
  }

  private static Parameters bound(String algo, Map<String, ?> values) {
    assertThat(algo(algo).bind(values)).isInstanceOf(Binding.Bound.class);
    return ((Binding.Bound) algo(algo).bind(values)).parameters();
  }

  private static List<String> refused(String algo, Map<String, ?> values) {
    assertThat(algo(algo).bind(values)).isInstanceOf(Binding.Refused.class);
    return ((Binding.Refused) algo(algo).bind(values)).violations();
  }

  @Example
  void everyAlgoIsDocumentedAndTradesWithItsDefaults() {
    assertThat(CATALOGUE.algos())
        .extracting(AlgoDefinition::name)
        .isSorted()
        .doesNotHaveDuplicates();
    for (AlgoDefinition algo : CATALOGUE.algos()) {
      assertThat(algo.documentation()).endsWith(".");
      assertThat(algo.parameters()).allSatisfy(p -> assertThat(p.documentation()).endsWith("."));
      assertThat(algo.create(bound(algo.name(), Map.of()))).isNotNull();
    }
  }

  @Example
  void anUnknownAlgoIsAnsweredWithTheNamesThereAre() {
    assertThat(CATALOGUE.find("sma-crosover")).isEmpty();
    assertThat(CATALOGUE.unknown("sma-crosover"))
        .isEqualTo(
            "spec.algo is \"sma-crosover\", which is not a built-in algo (did you mean"
                + " sma-crossover?); there are buy-and-hold, mean-reversion, momentum,"
                + " sma-crossover.");
  }

  @Example
  void defaultsAreFilledIn() {
    assertThat(bound("sma-crossover", Map.of("fast", 5)).asMap())
        .isEqualTo(
            Map.of(
                "fast",
                ParameterValue.of(5),
                "slow",
                ParameterValue.of(30),
                "percentOfEquity",
                ParameterValue.of(95)));
    assertThat(bound("sma-crossover", Map.of("quantity", 7)).has("percentOfEquity")).isFalse();
  }

  @Example
  void everyNumberThatYamlGivesIsUnderstood() {
    for (Object ten : new Object[] {10, 10L, 10.0, 10f, BigInteger.TEN, new BigDecimal("1e1")}) {
      assertThat(bound("sma-crossover", Map.of("fast", ten)).integer("fast")).isEqualTo(10);
    }
    assertThat(bound("momentum", Map.of("weight0", 0.8)).scaled("weight0", 6)).isEqualTo(800_000);
  }

  @Example
  void aKeyWithoutAValueIsLeftOut() {
    Map<String, Object> values = new HashMap<>();
    values.put("fast", null);
    assertThat(bound("sma-crossover", values).integer("fast")).isEqualTo(10);
  }

  @Example
  void aWrongValueIsAnsweredWithFieldValueAndRange() {
    assertThat(refused("sma-crossover", Map.of("fast", 5001)))
        .contains("spec.parameters.fast is 5001: it must be a whole number from 1 to 5000.");
    assertThat(refused("sma-crossover", Map.of("fast", 1.5)))
        .containsExactly("spec.parameters.fast is 1.5: it must be a whole number from 1 to 5000.");
    assertThat(refused("sma-crossover", Map.of("fast", "10")))
        .containsExactly(
            "spec.parameters.fast is \"10\": it must be a whole number from 1 to 5000; remove the"
                + " quotes.");
    assertThat(refused("sma-crossover", Map.of("fast", List.of(1))))
        .containsExactly(
            "spec.parameters.fast is a list: it must be a whole number from 1 to 5000.");
    assertThat(refused("sma-crossover", Map.of("percentOfEquity", 0)))
        .containsExactly(
            "spec.parameters.percentOfEquity is 0: it must be a number above 0 up to 100.");
    assertThat(refused("momentum", Map.of("weight0", new BigDecimal("0.1234567"))))
        .containsExactly(
            "spec.parameters.weight0 is 0.1234567: it must be a number from 0 to 1 with at most 6"
                + " decimals.");
  }

  @Example
  void aHugeOrTinyNumberIsShownAsTheNumberThatItIs() {
    assertThat(refused("sma-crossover", Map.of("fast", 1.2345e40)))
        .containsExactly(
            "spec.parameters.fast is 1.2345E+40: it must be a whole number from 1 to 5000.");
    assertThat(refused("sma-crossover", Map.of("fast", 1.2345e-40)))
        .containsExactly(
            "spec.parameters.fast is 1.2345E-40: it must be a whole number from 1 to 5000.");
  }

  /** Just inside and just outside of what a value can be at all. */
  @Example
  void aNumberThatNoParameterCanBeIsOutOfRangeAsAnyOther() {
    for (Object wrong :
        new Object[] {9_223_372_036_854L, 9_223_372_036_855L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(refused("sma-crossover", Map.of("fast", wrong)))
          .containsExactly(
              "spec.parameters.fast is " + wrong + ": it must be a whole number from 1 to 5000.");
    }
  }

  @Example
  void anUnknownParameterIsAnsweredWithTheKnownOnes() {
    assertThat(refused("sma-crossover", Map.of("fats", 5)))
        .containsExactly(
            "spec.parameters.fats is not a parameter of sma-crossover (did you mean fast?);"
                + " it has fast, slow, quantity, percentOfEquity.");
  }

  /** What the default would have done in its place is nobody's mistake. */
  @Example
  void aMistakeIsNotToldAgainOfTheDefaultInItsPlace() {
    for (Object wrong : new Object[] {0, "two", 2.5, 99_999}) {
      assertThat(refused("sma-crossover", Map.of("fast", wrong, "slow", 3))).hasSize(1);
    }
    assertThat(refused("sma-crossover", Map.of("fast", 5, "slow", 3, "quantity", 0))).hasSize(2);
  }

  @Example
  void relationsAreToldWithBothValues() {
    assertThat(refused("sma-crossover", Map.of("fast", 40)))
        .containsExactly(
            "spec.parameters.fast is 40 and spec.parameters.slow is 30:"
                + " fast must be smaller than slow; lower fast or raise slow.");
    assertThat(refused("buy-and-hold", Map.of("quantity", 1, "percentOfEquity", 50)))
        .containsExactly(
            "spec.parameters.quantity is 1 and spec.parameters.percentOfEquity is 50:"
                + " only one of the two is allowed; remove one.");
  }

  @Example
  void allMistakesAreToldAtOnce() {
    assertThat(refused("sma-crossover", Map.of("fast", 0, "slow", true, "x", 1))).hasSize(3);
  }

  @Provide
  Arbitrary<Object> yamlValues() {
    return Arbitraries.oneOf(
        Arbitraries.integers().asGeneric(),
        Arbitraries.longs().asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.bigDecimals().asGeneric(),
        Arbitraries.strings().asGeneric(),
        Arbitraries.of(
            true,
            false,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            List.of(),
            Map.of(),
            new BigDecimal("1e999999999"),
            new BigDecimal("1e-999999999")));
  }

  /**
   * Whatever is written, every algo either takes it and can be made, or says why not in short
   * sentences.
   */
  @Property
  void anyValueIsBoundOrRefusedInWords(
      @ForAll @From("yamlValues") Object first, @ForAll @From("yamlValues") Object second) {
    for (AlgoDefinition algo : CATALOGUE.algos()) {
      Map<String, Object> values = new HashMap<>();
      values.put(algo.parameters().getFirst().name(), first);
      values.put(algo.parameters().getLast().name(), second);
      switch (algo.bind(values)) {
        case Binding.Bound(Parameters parameters) ->
            assertThat(algo.create(parameters)).isNotNull();
        case Binding.Refused(List<String> violations) ->
            assertThat(violations)
                .isNotEmpty()
                .allSatisfy(
                    v ->
                        assertThat(v)
                            .startsWith("spec.parameters.")
                            .endsWith(".")
                            .hasSizeLessThan(300));
      }
    }
    assertThat(Arrays.asList(first, second)).hasSize(2);
  }
}
