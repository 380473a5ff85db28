package dev.tradewind.reference.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.engine.algo.AlgoDefinition;
import dev.tradewind.engine.algo.ParameterDefinition;
import dev.tradewind.reference.admission.Strategies.Answer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The API server takes exactly what operator and pod take. */
class AgreementIT {
  private static final Strategies STRATEGIES = new Strategies(ApiServer.running().admin());

  record Attempt(AlgoDefinition algo, String json) {}

  @StatisticsReport(onFailureOnly = true)
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theApiServerTakesWhatTheBinderTakes(@ForAll @From("attempts") Attempt attempt) {
    var said =
        Binder.violations(attempt.algo(), attempt.json()).stream().map(Binder::comparable).toList();
    Statistics.collect(said.isEmpty());
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(share -> share > 15);
          coverage.check(false).percentage(share -> share > 15);
        });
    Answer answer = STRATEGIES.tryCreate(attempt.algo().name(), attempt.json());
    assertThat(answer.accepted()).as("%s: %s", answer, said).isEqualTo(said.isEmpty());
    if (!said.isEmpty()) {
      assertThat(answer.code()).isEqualTo(422);
      assertThat(Binder.comparable(answer.sentence())).isIn(said);
    }
  }

  @Provide
  Arbitrary<Attempt> attempts() {
    return Arbitraries.of(AlgoCatalogue.builtIn().algos())
        .flatMap(algo -> maps(algo).map(json -> new Attempt(algo, json)));
  }

  private static Arbitrary<String> maps(AlgoDefinition algo) {
    Arbitrary<String> known =
        Arbitraries.of(algo.parameters().stream().map(ParameterDefinition::name).toList());
    Arbitrary<String> any = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> name = Arbitraries.frequencyOf(Tuple.of(40, known), Tuple.of(1, any));
    return name.flatMap(n -> value(algo, n).map(v -> Map.entry(n, v)))
        .list()
        .uniqueElements(Map.Entry::getKey)
        .ofMaxSize(3)
        .map(
            entries ->
                entries.stream()
                    .map(e -> "\"%s\": %s".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}")));
  }

  private static Arbitrary<String> value(AlgoDefinition algo, String name) {
    ParameterDefinition parameter = algo.parameter(name).orElse(algo.parameters().getFirst());
    BigDecimal low = parameter.minimum().toBigDecimal();
    BigDecimal high = parameter.maximum().toBigDecimal();
    Arbitrary<String> inRange =
        Arbitraries.bigDecimals()
            .between(low, high)
            .ofScale(7)
            .flatMap(
                n ->
                    Arbitraries.integers()
                        .between(0, 7)
                        .map(scale -> n.setScale(scale, RoundingMode.HALF_EVEN).toPlainString()));
    Arbitrary<String> whole =
        Arbitraries.bigIntegers()
            .between(low.toBigInteger(), high.toBigInteger().min(BigInteger.valueOf(100)))
            .map(String::valueOf);
    Arbitrary<String> odd =
        Arbitraries.oneOf(
            Arbitraries.doubles().map(d -> Double.toString(d)),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.of(bounds(low, high)),
            Arbitraries.of("null", "true", "\"7\"", "\"\"", "[]", "{}", "1e2", "-0.0", "1e-7"));
    return Arbitraries.frequencyOf(Tuple.of(8, whole), Tuple.of(4, inRange), Tuple.of(3, odd));
  }

  private static String[] bounds(BigDecimal low, BigDecimal high) {
    BigDecimal step = new BigDecimal("0.000001");
    return Stream.of(low, high)
        .flatMap(
            b ->
                Stream.of(
                    b.subtract(step),
                    b.subtract(BigDecimal.ONE),
                    b,
                    b.add(step),
                    b.add(BigDecimal.ONE)))
        .map(BigDecimal::toPlainString)
        .toArray(String[]::new);
  }
}
