package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.manifest.StrategyManifest.Invalid;
import dev.tradewind.api.manifest.StrategyManifest.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          """)
  void aBadOneIsAnsweredWithOneSentenceThatMends(
      String from, String to, String field, String sentence) {
    assertThat(StrategyManifest.read(inFlow().replace(from, to)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.violations()).containsExactly(new Violation(field, sentence)));
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
