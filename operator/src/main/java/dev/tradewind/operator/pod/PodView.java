package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.PodStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator knows of one pod from talking to it.
 *
 * @param status the last one it told; null before the first
 * @param problem why the last question or command was not answered well; null when it was
 * @param silentSince since when it does not answer; null while it does
 * @param stopAsked when it was first told to stop; null when it was not
 * @param refusedCapital the amount it refused last; null when it refused none
 * @param refusal its sentence about that amount
 */
public record PodView(
    PodStatus status,
    String problem,
    Instant silentSince,
    Instant stopAsked,
    BigDecimal refusedCapital,
    String refusal) {

  public static final PodView UNKNOWN = new PodView(null, null, null, null, null, null);

  /** The status, when the pod answers at the moment. */
  public Optional<PodStatus> answering() {
    return silentSince == null ? Optional.ofNullable(status) : Optional.empty();
  }

  /** Whether the pod has closed its book. */
  public boolean stopped() {
    return status != null && status.stopped();
  }

  PodView said(PodStatus told) {
    return new PodView(told, null, null, stopAsked, refusedCapital, refusal);
  }

  PodView silent(String why, Instant now) {
    return new PodView(
        status, why, silentSince == null ? now : silentSince, stopAsked, refusedCapital, refusal);
  }

  PodView troubled(String why) {
    return new PodView(status, why, silentSince, stopAsked, refusedCapital, refusal);
  }

  PodView askedToStop(Instant now) {
    return new PodView(
        status, problem, silentSince, stopAsked == null ? now : stopAsked, refusedCapital, refusal);
  }

  PodView refused(BigDecimal amount, String why) {
    return new PodView(status, null, silentSince, stopAsked, amount, why);
  }
}
