package dev.tradewind.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Path;
import java.time.Duration;
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
    assertThat(laptop.uid()).isEqualTo("laptop/ibm-trend");
    assertThat(laptop.engine(BookState.Running, 1).strategyKey())
        .isNotEqualTo(pod.engine(BookState.Running, 1).strategyKey());
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
