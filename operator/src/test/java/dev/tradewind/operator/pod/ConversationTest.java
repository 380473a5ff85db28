package dev.tradewind.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConversationTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Wish FLAT = new Wish.State(BookState.Flat);

  private final Conversation conversation = new Conversation();

  @Test
  void oneCommandAtATime() {
    PodTarget pod = hearing("pod-1", "10.0.0.1");

    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();
    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isFalse();
    conversation.endCommand(pod, FLAT, new PodAnswer.Silent("timed out"), NOW);
    conversation.heard(pod, new PodAnswer.Says(status(8)), NOW);
    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();
  }

  @Test
  void aCommandOnItsWayEndsAlsoWhenThePodHasMoved() {
    PodTarget before = hearing("pod-1", "10.0.0.1");
    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();

    PodTarget after = target("pod-1", "10.0.0.2");
    conversation.turnTo(after, true);
    conversation.endCommand(before, FLAT, new PodAnswer.Silent("connection reset"), NOW);
    conversation.heard(after, new PodAnswer.Says(status(7)), NOW);

    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();
  }

  @Test
  void anAnswerOfAnOldPodIsNotTheNewOnes() {
    PodTarget before = hearing("pod-1", "10.0.0.1");
    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();
    hearing("pod-2", "10.0.0.2");
    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running)).isTrue();

    conversation.endCommand(before, FLAT, new PodAnswer.Says(status(8)), NOW);

    assertThat(conversation.beginCommand(FLAT, () -> BookState.Running))
        .as("still on its way")
        .isFalse();
    assertThat(conversation.viewOf("pod-2").status().commandSequence()).isEqualTo(7);
  }

  /** A decision may be of before the answer to the first. */
  @Test
  void aPodThatHasStoppedIsNotAskedToAgain() {
    Wish stop = new Wish.Stop(StopPurpose.Change);
    PodTarget pod = hearing("pod-1", "10.0.0.1");
    assertThat(conversation.beginCommand(stop, () -> BookState.Running)).isTrue();
    conversation.endCommand(pod, stop, new PodAnswer.Silent("timed out"), NOW);
    conversation.heard(pod, new PodAnswer.Says(status(7)), NOW);
    assertThat(conversation.beginCommand(stop, () -> BookState.Running))
        .as("nobody knows of the first")
        .isTrue();
    conversation.endCommand(pod, stop, new PodAnswer.Says(status(8, true)), NOW);
    assertThat(conversation.beginCommand(stop, () -> BookState.Running)).isFalse();
  }

  private PodTarget hearing(String podUid, String ip) {
    PodTarget target = target(podUid, ip);
    conversation.turnTo(target, true);
    conversation.heard(target, new PodAnswer.Says(status(7)), NOW);
    return target;
  }

  private static PodTarget target(String podUid, String ip) {
    return new PodTarget(podUid, "uid", new PodAddress(ip, 9000, 8080));
  }

  private static PodStatus status(long sequence) {
    return status(sequence, false);
  }

  private static PodStatus status(long sequence, boolean stopped) {
    return new PodStatus(
        "uid",
        "aapl-sma",
        "desk-a",
        "hash",
        "0.1.0",
        "2025b",
        1,
        true,
        null,
        "",
        BookState.Running,
        BookState.Running,
        null,
        null,
        sequence,
        stopped,
        null,
        false,
        false,
        new BigDecimal("100000"),
        "USD",
        null,
        List.of(),
        null,
        List.of(),
        null);
  }
}
