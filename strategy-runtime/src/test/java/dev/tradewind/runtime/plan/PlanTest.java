package dev.tradewind.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.manifest.StrategyManifest;
import dev.tradewind.api.manifest.TradingCheck;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTest {

  @Test
  void scalesWhatTheFileSays() {
    Plan plan =
        Manifests.plan(Manifests.with("risk: {maxPosition: \"500\", maxOrdersPerMinute: 3}"));
    assertThat(plan.interval()).isEqualTo(Duration.ofDays(1));
    assertThat(plan.capital()).isEqualTo(1_000_000_000L);
    assertThat(plan.limits().maxPosition()).isEqualTo(500);
    assertThat(plan.limits().maxOrdersPerMinute()).isEqualTo(3);
    assertThat(plan.costs().commission()).isEqualTo(10_000);
    assertThat(plan.engine(BookState.Paused, 7).epoch()).isEqualTo(7);
  }

  @Test
  void aLaptopsBookIsKnownByItsName() {
    Plan pod = Manifests.plan(Manifests.ibm());
    Plan laptop =
        Manifests.plan(Manifests.ibm().replace(", uid: 11111111-2222-3333-4444-555555555555", ""));
    assertThat(pod.uid()).isEqualTo("11111111-2222-3333-4444-555555555555");
    assertThat(laptop.uid()).isEqualTo("laptop/default/ibm-trend");
    assertThat(laptop.engine(BookState.Running, 1).strategyKey())
        .isNotEqualTo(pod.engine(BookState.Running, 1).strategyKey());
  }

  @Test
  void twoNamespacesAreTwoStrategiesOnALaptop() {
    String manifest =
        Manifests.ibm().replace(", uid: 11111111-2222-3333-4444-555555555555", ", namespace: desk");
    assertThat(Manifests.plan(manifest).uid()).isEqualTo("laptop/desk/ibm-trend");
    assertThat(Manifests.plan(manifest).namespace()).isEqualTo("desk");
    assertThat(Manifests.plan(Manifests.ibm()).namespace()).isEqualTo("default");
  }

  @Test
  void aPartOfAShareIsRefusedInOneSentence() {
    assertThatThrownBy(() -> refused("0.5"))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "spec.risk.maxPosition is \"0.5\": shares are traded whole, so write a whole number,"
                + " such as \"500\".");
  }

  /**
   * The operator asks {@link TradingCheck} before it starts a pod: whatever numbers the CRD lets
   * through, a plan refuses them only with its sentences.
   */
  @Property
  void aPlanRefusesNothingThatTheOperatorDoesNotKnow(
      @ForAll("amounts") String amount,
      @ForAll @StringLength(3) @CharRange(from = 'A', to = 'Z') String currency,
      @ForAll("rates") String rate,
      @ForAll("positions") String maxPosition,
      @ForAll("intervals") String interval,
      @ForAll("lists") String symbols) {
    String manifest =
        Manifests.ibm()
                .replace("\"100000\"", "\"" + amount + "\"")
                .replace("USD", "\"" + currency + "\"")
                .replace("Bps: \"1\"", "Bps: \"" + rate + "\"")
                .replace("sourceRef", "interval: " + interval + ", sourceRef")
                .replace("symbol: \"IBM\"", symbols)
            + "  risk: {maxPosition: \""
            + maxPosition
            + "\"}\n";
    StrategyFile file =
        StrategyFile.of(((StrategyManifest.Valid) StrategyManifest.read(manifest)).strategy());
    List<String> known = TradingCheck.check(file.spec());
    try {
      Plan plan = Plan.of(file);
      assertThat(known).isEmpty();
      assertThat(plan.engine(BookState.Running, 1).capital()).isPositive();
    } catch (Refused e) {
      assertThat(e.violations()).isEqualTo(known);
    }
  }

  @Provide
  Arbitrary<String> amounts() {
    return decimals(12, 4).filter(text -> !text.matches("0+([.]0+)?"));
  }

  @Provide
  Arbitrary<String> rates() {
    return decimals(4, 4);
  }

  @Provide
  Arbitrary<String> positions() {
    return decimals(12, 8);
  }

  @Provide
  Arbitrary<String> intervals() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 9999), Arbitraries.of("s", "m", "h", "d"))
        .as((number, unit) -> number + unit);
  }

  @Provide
  Arbitrary<String> lists() {
    return Arbitraries.strings()
        .withChars("AZ09")
        .ofMinLength(1)
        .ofMaxLength(24)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(16)
        .map(names -> "symbols: [\"" + String.join("\", \"", names) + "\"]");
  }

  private static Arbitrary<String> decimals(int before, int after) {
    Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(before);
    Arbitrary<String> part = Arbitraries.strings().numeric().ofMaxLength(after);
    return Combinators.combine(whole, part)
        .as((digits, decimals) -> decimals.isEmpty() ? digits : digits + "." + decimals);
  }

  private static void refused(String maxPosition) throws Refused {
    String manifest = Manifests.with("risk: {maxPosition: \"" + maxPosition + "\"}");
    Plan.of(StrategyFile.of(((StrategyManifest.Valid) StrategyManifest.read(manifest)).strategy()));
  }

  @Test
  void onlyAlgoParametersAndIntervalMakeAnotherStrategy() {
    String base = Manifests.plan(Manifests.ibm()).strategyHash();
    assertThat(hash("speed: 1000000000", "speed: 5")).isEqualTo(base);
    assertThat(hash("commissionBps: \"1\"", "commissionBps: \"2\"")).isEqualTo(base);
    assertThat(hash("{fast: 20, slow: 100}", "{slow: 100.0, fast: 20}")).isEqualTo(base);
    assertThat(hash("fast: 20", "fast: 21")).isNotEqualTo(base);
    assertThat(hash("sourceRef", "interval: 1h, sourceRef")).isNotEqualTo(base);
  }

  private static String hash(String old, String now) {
    return Manifests.plan(Manifests.ibm().replace(old, now)).strategyHash();
  }

  @ParameterizedTest
  @CsvSource({"Running,Running", "Paused,Paused", "Flat,Flat", "Suspended,Paused"})
  void theFilesStateIsTheFirst(String written, BookState obeyed) {
    assertThat(Manifests.plan(Manifests.with("state: " + written)).initialState())
        .isEqualTo(obeyed);
  }

  @ParameterizedTest
  @CsvSource({"90s,PT90S", "5m,PT5M", "4h,PT4H", "1d,PT24H"})
  void intervals(String text, Duration length) {
    assertThat(BarInterval.parse(text)).isEqualTo(length);
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(Path.of("/nowhere.yaml")))
        .isInstanceOf(Refused.class)
        .hasMessage("The strategy file /nowhere.yaml does not exist.");
  }
}
