package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.operator.control.SigningKey;
import dev.tradewind.operator.control.SigningKeys;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyNoticeTest {
  private final SigningKey current = new SigningKey(ControlKeys.generate());
  private final SigningKey previous = new SigningKey(ControlKeys.generate());
  private final SigningKeys signing = new SigningKeys(current, Optional.of(previous));
  private final KnownKeys now = new KnownKeys(current.id(), previous.id());

  @Test
  void whatStaysIsNoNews() {
    assertThat(notice(now)).isEmpty();
    assertThat(notice(new KnownKeys(current.id(), null))).isEmpty();
  }

  @Test
  void aRotationIsToldOnce() {
    Notice told = notice(new KnownKeys(previous.id(), "older")).orElseThrow();
    assertThat(told.warning()).isFalse();
    assertThat(told.reason()).isEqualTo("ControlKeyRotated");
    assertThat(told.note()).contains(current.id(), previous.id());
    assertThat(notice(new KnownKeys(previous.id(), "older"))).contains(told);
  }

  @Test
  void aKeyThatIsNotTheOperatorsIsAWarning() {
    for (KnownKeys were :
        new KnownKeys[] {
          new KnownKeys("stranger", null),
          new KnownKeys(null, null),
          new KnownKeys(current.id(), "stranger")
        }) {
      Notice told = notice(were).orElseThrow();
      assertThat(told.warning()).isTrue();
      assertThat(told.reason()).isEqualTo("ControlKeyAltered");
      assertThat(told.note()).contains(current.id());
    }
  }

  @Test
  void anOperatorThatKnowsNoFormerKeyDoesNotSayThatItWasAStrangers() {
    SigningKeys fresh = new SigningKeys(current, Optional.empty());
    KnownKeys after = new KnownKeys(current.id(), null);

    Notice told = KeyNotice.of(new KnownKeys("old", null), fresh, after).orElseThrow();

    assertThat(told.warning()).isTrue();
    assertThat(told.note())
        .contains("old", "where its Secret was deleted, they may have been its own")
        .doesNotContain("are not the operator's");
    assertThat(KeyNotice.of(new KnownKeys(null, null), fresh, after).orElseThrow().note())
        .as("what is no key was never its own")
        .contains("are not the operator's");
  }

  private Optional<Notice> notice(KnownKeys were) {
    return KeyNotice.of(were, signing, now);
  }
}
