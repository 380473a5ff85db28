package dev.tradewind.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.manifest.StrategyManifest;
import dev.tradewind.api.manifest.TradingCheck;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.risk.RiskLimits;
import dev.tradewind.engine.statistics.RiskDay;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
  void everyLimitReachesTheEngine() {
    Plan plan =
        Manifests.plan(
            Manifests.with(
                """
                risk:
                  maxPosition: "500"
                  maxOrdersPerMinute: 3
                  maxOrderQuantity: "100"
                  maxOrderNotional: "20000.5"
                  maxNotional: "100000"
                  priceCollarBps: "150"
                  maxDailyLoss: "200"
                  maxDrawdownPercent: "12.5"
                  onBreach: Flatten
                  dayStart: {timeZone: America/New_York, time: "17:00"}
                  allowedHours: {timeZone: America/New_York, sessions: ["MON-FRI 09:30-16:00"]}
                  cooldown: 30m
                  preventSelfCross: true
                """));
    EngineSetup setup = plan.engine(BookState.Running, 1);
    RiskLimits limits = setup.limits();
    assertThat(limits.maxPosition()).isEqualTo(500);
    assertThat(limits.maxOrdersPerMinute()).isEqualTo(3);
    assertThat(limits.maxOrderQuantity()).isEqualTo(100);
    assertThat(limits.maxOrderNotional()).isEqualTo(200_005_000);
    assertThat(limits.maxNotional()).isEqualTo(1_000_000_000);
    assertThat(limits.priceCollar()).isEqualTo(150);
    assertThat(limits.maxDailyLoss()).isEqualTo(2_000_000);
    assertThat(limits.maxDrawdown()).isEqualTo(1_250);
    assertThat(limits.onBreach()).isEqualTo(RiskLimits.OnBreach.FLATTEN);
    assertThat(limits.allowedHours())
        .isEqualTo(
            TradingHours.in(ZoneId.of("America/New_York"))
                .weekdays(LocalTime.of(9, 30), LocalTime.of(16, 0))
                .build());
    assertThat(limits.cooldown()).isEqualTo(Duration.ofMinutes(30).toNanos());
    assertThat(limits.refusesSelfCross()).isTrue();
    assertThat(setup.riskDay()).isEqualTo(RiskDay.of("America/New_York", "17:00"));
  }

  @Test
  void withoutLimitsThereAreNone() {
    EngineSetup setup = Manifests.plan(Manifests.ibm()).engine(BookState.Running, 1);
    assertThat(setup.limits()).usingRecursiveComparison().isEqualTo(RiskLimits.NONE);
    assertThat(setup.riskDay()).isEqualTo(RiskDay.UTC);
    assertThat(Manifests.plan(Manifests.with("risk: {onBreach: Reject}")).limits().onBreach())
        .isEqualTo(RiskLimits.OnBreach.REJECT);
  }

  @Test
  void badRowsAreRejectedUnlessTheyAreToBeSkipped() {
    assertThat(Manifests.plan(Manifests.ibm()).badRows()).isEqualTo(DataPolicy.REJECT);
    String manifest = Manifests.ibm().replace("replay: {", "badRows: Skip, replay: {");
    assertThat(Manifests.plan(manifest).badRows()).isEqualTo(DataPolicy.SKIP);
    assertThat(Manifests.plan(manifest.replace("Skip", "Reject")).badRows())
        .isEqualTo(DataPolicy.REJECT);
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
      @ForAll("limits") String limits,
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
            + "\", "
            + limits
            + "}\n";
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

  /** One limit of each kind, of what the CRD lets through, with zones that are there or are not. */
  @Provide
  Arbitrary<String> limits() {
    return Arbitraries.oneOf(
        positions().map(d -> "maxOrderQuantity: \"" + d + "\""),
        decimals(12, 4).map(d -> "maxOrderNotional: \"" + d + "\""),
        decimals(12, 4).map(d -> "maxNotional: \"" + d + "\""),
        amounts().map(d -> "maxDailyLoss: \"" + d + "\", onBreach: Flatten"),
        decimals(2, 2)
            .filter(d -> !d.matches("0+([.]0+)?"))
            .map(d -> "maxDrawdownPercent: \"" + d + "\""),
        Arbitraries.strings()
            .numeric()
            .ofMinLength(1)
            .ofMaxLength(4)
            .map(d -> "priceCollarBps: \"" + d + "\""),
        intervals().map(i -> "cooldown: " + i),
        zones().map(z -> "dayStart: {timeZone: \"" + z + "\", time: \"23:59\"}"),
        Combinators.combine(zones(), sessions().list().ofMinSize(1).ofMaxSize(28))
            .as((z, s) -> "allowedHours: {timeZone: \"" + z + "\", sessions: " + s + "}"));
  }

  private static Arbitrary<String> zones() {
    return Arbitraries.oneOf(
        Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()),
        Arbitraries.strings().withChars("ABCdef_/+-09").ofMaxLength(12).map(text -> "Z" + text));
  }

  private static Arbitrary<String> sessions() {
    Arbitrary<String> days = Arbitraries.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 1440);
    return Combinators.combine(days, days, minutes, minutes)
        .filter((_, _, from, to) -> from < to)
        .as(
            (first, last, from, to) ->
                "\"%s-%s %s-%s\"".formatted(first, last, clock(from), clock(to)));
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
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
    assertThat(ManifestDuration.parse(text)).isEqualTo(length);
  }

  @Test
  void aMissingFileIsRefused() {
    assertThatThrownBy(() -> PlanReader.read(Path.of("/nowhere.yaml")))
        .isInstanceOf(Refused.class)
        .hasMessage("The strategy file /nowhere.yaml does not exist.");
  }
}
