package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.manifest.StrategyManifest.Invalid;
import dev.tradewind.api.manifest.StrategyManifest.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrategyManifestTest {
  private static final String GOOD =
      """
      apiVersion: tradewind.dev/v1alpha1
      kind: TradingStrategy
      metadata: {name: aapl-sma}
      spec:
        symbol: "AAPL"
        algo: sma-crossover
        parameters: {slow: 30, fast: 10, threshold: 1.5}
        capital: {amount: "100000"}
        marketData: {sourceRef: {name: aapl-daily}}
      """;

  @Test
  void aGoodManifestIsAStrategy() {
    assertThat(StrategyManifest.read(GOOD))
        .isInstanceOfSatisfying(
            Valid.class,
            valid -> assertThat(valid.strategy().getSpec().symbol()).isEqualTo("AAPL"));
  }

  @ParameterizedTest(name = "{0} -> {1}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          symbol: "AAPL"      | symbol: ON                   | spec.symbol | spec.symbol must be a string: put it in quotes, for ON, NO and Y are booleans in YAML.
          symbol: "AAPL"      | symbol: "aapl"               | spec.symbol | spec.symbol must have 1 to 24 characters: capital letters, digits, '.', '_', '/' and '-', beginning with a letter or digit.
          symbol: "AAPL"      | symbols: []                  | spec.symbols | spec.symbols must not be empty.
          symbol: "AAPL"      | symbols: ["A", "A"]          | spec.symbols | spec.symbols must not name a symbol twice.
          symbol: "AAPL"      | risk: {}                     | spec.symbol | exactly one of spec.symbol and spec.symbols must be set.
          mode: Paper         | mode: Live                   | spec.mode | spec.mode must be one of Paper; "Live" is none of them.
          state: Running      | state: Runing                | spec.state | spec.state must be one of Flat, Paused, Running, Suspended; "Runing" is none of them.
          algo: sma-crossover | algo: SMA                    | spec.algo | spec.algo must be the name of an algo, such as sma-crossover, or of your own, such as acme/pairs: lower-case letters, digits and '-'.
          algo: sma-crossover | algo: null                   | spec.algo | spec.algo is missing.
          amount: "100000"    | amount: "-5"                 | spec.capital.amount | spec.capital.amount must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "100000".
          amount: "100000"    | amount: "0.00"               | spec.capital.amount | spec.capital.amount must be a decimal above 0 with at most 12 digits before and 4 after the point, such as "100000".
          amount: "100000"    | amount: 100000               | spec.capital.amount | spec.capital.amount must be a string: put it in quotes, "100000".
          amount: "100000"    | amonut: "100000", amount: "1" | spec.capital.amonut | spec.capital.amonut is not a field: did you mean amount?
          marketData:         | capitol: {}, marketData:     | spec.capitol | spec.capitol is not a field: did you mean capital?
          speed: 1            | speed: 0                     | spec.marketData.replay.speed | spec.marketData.replay.speed must be from 1 to 1000000000, not 0.
          speed: 1            | speed: "1"                   | spec.marketData.replay.speed | spec.marketData.replay.speed must be a whole number, without quotes: "1" is a string.
          speed: 1            | loop: "yes"                  | spec.marketData.replay.loop | spec.marketData.replay.loop must be true or false, without quotes: "yes" is a string.
          name: aapl-sma      | name: Aapl                   | metadata.name | metadata.name must have at most 45 characters: lower-case letters, digits and '-', beginning with a letter and not ending with '-'.
          kind: TradingStrategy | kind: Strategy             | kind | kind must be TradingStrategy.
          symbol: "AAPL"      | symbol: ["AAPL"]             | spec.symbol | spec.symbol must be a string: put a list into spec.symbols.
          , spec:             | , spce:                      | spce | spce is not a field: did you mean spec?
          , spec:             | , status: {}, labels: {}, spec: | labels | labels is not a field: there are apiVersion, kind, metadata, spec, status.
          name: aapl-sma      | name: aapl-sma, lables: {}   | metadata.lables | metadata.lables is not a field: did you mean labels?
          name: aapl-sma      | name: aapl-sma, namespace: ../etc | metadata.namespace | metadata.namespace must have at most 63 characters: lower-case letters, digits and '-', not beginning or ending with '-'.
          name: aapl-sma      | name: aapl-sma, namespace: 5 | metadata.namespace | metadata.namespace must be a string: put it in quotes, "5".
          mode: Paper         | resumeHaltId: "-"            | spec.resumeHaltId | spec.resumeHaltId must be the id of the latch to release, as status.latch.id shows it.
          mode: Paper         | runtime: {resources: {requests: {memory: abc}}} | spec.runtime.resources.requests.memory | spec.runtime.resources.requests.memory is "abc": it must be a quantity of 0 or more, such as 100m for cpu or 128Mi for memory.
          mode: Paper         | runtime: {resources: {limits: {cpu: -1}}} | spec.runtime.resources.limits.cpu | spec.runtime.resources.limits.cpu is "-1": it must be a quantity of 0 or more, such as 100m for cpu or 128Mi for memory.
          mode: Paper         | runtime: {resources: {limits: {memroy: 1Gi}}} | spec.runtime.resources.limits.memroy | spec.runtime.resources.limits.memroy is not a resource: did you mean memory?
          mode: Paper         | runtime: {resources: {requests: {memory: 1Gi}, limits: {memory: 512Mi}}} | spec.runtime.resources.limits.memory | spec.runtime.resources.limits.memory is 512Mi, below the 1Gi of spec.runtime.resources.requests: raise it, or ask for less.
          mode: Paper         | runtime: {resources: {requests: {cpu: 2}, limits: {cpu: 1500m}}} | spec.runtime.resources.limits.cpu | spec.runtime.resources.limits.cpu is 1500m, below the 2 of spec.runtime.resources.requests: raise it, or ask for less.
          mode: Paper         | onDelete: Keep, storage: {retain: Delete} | spec.storage.retain | spec.storage.retain must be Retain while spec.onDelete is Keep, for the kept position stands in the ledger: set one of the two otherwise.
          """)
  void aBadOneIsAnsweredWithOneSentenceThatMends(
      String from, String to, String field, String sentence) {
    assertThat(StrategyManifest.read(inFlow().replace(from, to)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations()).containsExactly(new Violation(field, sentence)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{requests: {cpu: 1, memory: 128Mi, ephemeral-storage: \"1e9\"}, limits: {cpu: 1000m}}",
        "{requests: {cpu: \"0.05\"}, limits: {cpu: \".1\", memory: 1G}}",
        "{limits: {memory: \"134217728\"}}",
        "{}"
      })
  void quantitiesAreThoseOfKubernetes(String resources) {
    assertThat(
            StrategyManifest.read(
                inFlow().replace("mode: Paper", "runtime: {resources: " + resources + "}")))
        .isInstanceOf(Valid.class);
  }

  @Test
  void oneOfTwoValuesIsNotChosenInSilence() {
    assertThat(
            StrategyManifest.read(
                inFlow().replace("amount: \"100000\"", "amount: \"100000\", amount: \"7\"")))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations())
                    .singleElement()
                    .extracting(Violation::message)
                    .asString()
                    .contains("Duplicate field 'amount'"));
  }

  @Test
  void aNameIsAtMostFortyFiveCharactersLong() {
    assertThat(StrategyManifest.read(GOOD.replace("aapl-sma", "a".repeat(45))))
        .isInstanceOf(Valid.class);
    assertThat(StrategyManifest.read(GOOD.replace("aapl-sma", "a".repeat(46))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void whatIsNoManifestIsSaidToBeNone() {
    assertThat(message("")).isEqualTo("the manifest is empty.");
    assertThat(message("- a\n- b\n")).startsWith("the manifest must be an object");
    assertThat(message("a: [\n")).startsWith("the manifest is not valid YAML: ").endsWith(").");
    assertThat(message(GOOD + "---\n" + GOOD)).startsWith("the manifest holds 2 documents");
  }

  @Test
  void aMissingSpecIsSaidToBeMissing() {
    assertThat(message(GOOD.substring(0, GOOD.indexOf("spec:")))).isEqualTo("spec is missing.");
  }

  private static String message(String yaml) {
    return ((Invalid) StrategyManifest.read(yaml)).violations().getFirst().message();
  }

  /** The same manifest with every field that a case replaces, as one flow mapping. */
  private static String inFlow() {
    return """
    {apiVersion: tradewind.dev/v1alpha1, kind: TradingStrategy, metadata: {name: aapl-sma}, spec: {
      symbol: "AAPL", mode: Paper, state: Running, algo: sma-crossover, capital: {amount: "100000"},
      marketData: {sourceRef: {name: aapl-daily}, replay: {speed: 1}}}}
    """;
  }
}
