package dev.tradewind.operator.strategy;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the pod's process ended last, as its kubelet tells it. Pure.
 *
 * @param restarts how often it was started anew
 * @param ended how, and with which last words
 */
record Crash(int restarts, ContainerStateTerminated ended) {
  private static final String OUT_OF_MEMORY = "OOMKilled";
  private static final int LOOP = 2;

  /** After which a kubelet forgets that a process ended before, and pauses no longer. */
  private static final Duration FORGIVEN = Duration.ofMinutes(10);

  /** The last one; empty if the pod's first process lives. */
  static Optional<Crash> of(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream().flatMap(Crash::last).findFirst();
  }

  private static Stream<Crash> last(ContainerStatus container) {
    return Stream.of(container.getState(), container.getLastState())
        .filter(state -> state != null && state.getTerminated() != null)
        .map(state -> new Crash(container.getRestartCount(), state.getTerminated()))
        .limit(1);
  }

  /** Whether the kubelet killed it for its memory. */
  boolean isOutOfMemory() {
    return OUT_OF_MEMORY.equals(ended.getReason());
  }

  /** Whether it ends again and again: the last time soon after its start, and not long ago. */
  boolean isLoop(Instant now) {
    Optional<Duration> life = life();
    return restarts >= LOOP
        && life.filter(lasted -> lasted.compareTo(FORGIVEN) < 0).isPresent()
        && now.isBefore(Instant.parse(ended.getFinishedAt()).plus(FORGIVEN));
  }

  private Optional<Duration> life() {
    if (ended.getStartedAt() == null || ended.getFinishedAt() == null) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.between(
            Instant.parse(ended.getStartedAt()), Instant.parse(ended.getFinishedAt())));
  }

  /** How often it was started anew: a clause. */
  String restarted() {
    return switch (restarts) {
      case 0 -> "it is being started anew for the first time";
      case 1 -> "it was started anew once";
      default -> "it was started anew %d times".formatted(restarts);
    };
  }

  /** For how long, and how often: a sentence for people. */
  String loop() {
    return "The pod's process ends again and again: %s, and the last one lived %d s (%s).%s"
        .formatted(restarted(), life().orElse(Duration.ZERO).toSeconds(), how(), lastWords());
  }

  /** That it ended, and how: a clause. */
  String sentence() {
    String words = words();
    return "its process ended (" + how() + ")" + (words.isEmpty() ? "" : ": " + words) + ".";
  }

  /** A sentence with what it said last; empty if it said nothing. */
  String lastWords() {
    String words = words();
    return words.isEmpty() ? "" : " Its last words: " + words;
  }

  private String how() {
    return ended.getReason() + ", exit code " + ended.getExitCode();
  }

  private String words() {
    return ended.getMessage() == null ? "" : ended.getMessage().strip();
  }
}
