package dev.tradewind.runtime.breakglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Rules;
import dev.tradewind.runtime.loop.LocalCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LatchIdsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void everyLatchHasAnIdThatTheResourceCanName() {
    LatchIds ids = new LatchIds(InstantSource.fixed(NOW), new AtomicLong());
    LocalCommand.SetLatch first = ids.latch(3, HaltLevel.Flat, "fire");
    assertThat(first)
        .isEqualTo(
            new LocalCommand.SetLatch(
                "bg-20260102T030405Z-3-1",
                HaltLevel.Flat,
                "fire",
                Instant.parse("2026-01-02T03:04:05Z")));
    assertThat(ids.latch(3, HaltLevel.Flat, "fire").id()).isEqualTo("bg-20260102T030405Z-3-2");
    assertThat(ids.latch(Long.MAX_VALUE, HaltLevel.Flat, "fire").id())
        .matches(Rules.LATCH_ID_PATTERN);
  }

  @Test
  void aReasonIsOneShortLine() {
    assertThat(BreakGlassRequest.halt("the broker is down").hasReason()).isTrue();
    assertThat(BreakGlassRequest.halt("x".repeat(256)).hasReason()).isTrue();
    assertThat(BreakGlassRequest.halt("x".repeat(257)).hasReason()).isFalse();
    assertThat(BreakGlassRequest.halt(" ").hasReason()).isFalse();
    assertThat(BreakGlassRequest.halt(null).hasReason()).isFalse();
    assertThat(BreakGlassRequest.halt("two\nlines").hasReason()).isFalse();
    assertThat(BreakGlassRequest.halt("red\u001b[31m").hasReason()).isFalse();
  }
}
