package dev.tradewind.api.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodJson;
import dev.tradewind.api.pod.PodStatus;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Texts that come from outside, broken in every way: a manifest is valid or has its sentences, and
 * a document between operator and pod is read or refused as one that does not parse.
 */
class ParsersFuzzTest {

  private static final String ALPHABET = "{}[]:,\"'\\-0e9.#&*!|>% \n\tax?é\u0000\ud800";

  private static final List<String> MANIFESTS =
      List.of(
          """
          apiVersion: tradewind.dev/v1alpha1
          kind: TradingStrategy
          metadata: {name: ibm-trend, namespace: desk-a}
          spec:
            symbol: "IBM"
            algo: sma-crossover
            parameters: {fast: 20, slow: 100}
            capital: {amount: "100000", currency: USD}
            marketData: {sourceRef: {name: prices-ibm}, interval: 1d, replay: {speed: 3600}}
            costs: {commissionBps: "1", slippageBps: "2"}
            risk: {maxPosition: "500", maxDailyLoss: "200", allowedHours: {timeZone: UTC, sessions: ["MON 00:00-24:00"]}}
            onTerminate: {orders: Cancel, position: Flatten, gracePeriod: 30s}
          """,
          """
          apiVersion: tradewind.dev/v1alpha1
          kind: TradingStrategy
          metadata: {name: pair}
          spec: {symbols: [A, B], algo: momentum, capital: {amount: "1"}, marketData: {sourceRef: {name: p}}}
          """);

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"command\":\"SetState\",\"uid\":\"u\",\"sequence\":1,\"state\":\"Flat\"}",
          "{\"command\":\"SetCapital\",\"uid\":\"u\",\"sequence\":2,\"amount\":\"100000\"}",
          "{\"command\":\"Release\",\"uid\":\"u\",\"sequence\":3,\"latchId\":\"l\"}",
          "{\"command\":\"Stop\",\"uid\":\"u\",\"sequence\":4,\"purpose\":\"Change\"}",
          "{\"uid\":\"u\",\"epoch\":3,\"ready\":true,\"reason\":\"AsAsked\",\"sample\":{\"positions\":[{\"symbol\":\"A\",\"quantity\":\"1\"}]}}");

  @Property(tries = 1500)
  void aBrokenManifestIsToldWhatIsWrong(@ForAll("manifests") String manifest, @ForAll long seed) {
    switch (StrategyManifest.read(broken(manifest, new Random(seed)))) {
      case StrategyManifest.Valid valid -> assertThat(valid.strategy().getSpec()).isNotNull();
      case StrategyManifest.Invalid invalid -> {
        assertThat(invalid.violations()).isNotEmpty();
        invalid.violations().forEach(each -> assertThat(each.toString()).isNotBlank());
      }
    }
  }

  @Property(tries = 500)
  void soIsAnyText(@ForAll String text) {
    assertThat(StrategyManifest.read(text)).isInstanceOf(StrategyManifest.Invalid.class);
  }

  @Property(tries = 20)
  void soIsWhatIsDeepOrLong(@ForAll("depths") int depth) {
    assertThat(StrategyManifest.read("[".repeat(depth)))
        .isInstanceOf(StrategyManifest.Invalid.class);
    assertThat(StrategyManifest.read("a: ".repeat(depth)))
        .isInstanceOf(StrategyManifest.Invalid.class);
    assertThat(StrategyManifest.read(MANIFESTS.getFirst().replace("100000", "9".repeat(depth))))
        .isInstanceOf(StrategyManifest.Invalid.class);
  }

  @Property(tries = 1500)
  void aBrokenDocumentDoesNotParse(@ForAll("documents") String document, @ForAll long seed) {
    read(broken(document, new Random(seed)));
  }

  @Property(tries = 20)
  void noDocumentIsTooDeep(@ForAll("depths") int depth) {
    read("[".repeat(depth));
    read("{\"command\":".repeat(depth));
    read(
        "{\"command\":\"SetCapital\",\"uid\":\"u\",\"sequence\":1,\"amount\":\"1e" + depth + "\"}");
  }

  private static void read(String text) {
    try {
      assertThat(ControlCommand.read(text).uid()).isNotNull();
    } catch (JsonProcessingException e) {
      assertThat(e.getOriginalMessage()).isNotBlank();
    }
    try {
      PodStatus status = PodJson.read(text, PodStatus.class);
      if (status != null) {
        assertThat(PodJson.read(PodJson.write(status), PodStatus.class)).isEqualTo(status);
      }
    } catch (JsonProcessingException e) {
      assertThat(e.getOriginalMessage()).isNotBlank();
    }
  }

  private static String broken(String whole, Random random) {
    StringBuilder text = new StringBuilder(whole);
    for (int i = random.nextInt(5); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      char any = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, any);
        case 2 -> text.setCharAt(at, any);
        default -> {
          String piece = text.substring(at, Math.min(text.length(), at + random.nextInt(20)));
          text.insert(random.nextInt(text.length()), piece);
        }
      }
    }
    return text.toString();
  }

  @Provide
  Arbitrary<String> manifests() {
    return Arbitraries.of(MANIFESTS);
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.of(DOCUMENTS);
  }

  @Provide
  Arbitrary<Integer> depths() {
    return Arbitraries.integers().between(20, 20_000);
  }
}
