package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.PodStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the operator knows of one pod from talking to it.
 *
 * @param status the last one it told; null before the first
 * @param silence why it does not answer; null while it does, or when it was never asked
 * @param silentSince since when it does not answer; null while it does
 * @param disobedience why it refused the last command; null when it took it
 * @param stopAsked when it was first told to stop; null when it was not
 * @param refusedCapital the amount it refused last; null when it refused none
 * @param refusal its sentence about that amount
 */
public record PodView(
    PodStatus status,
    String silence,
    Instant silentSince,
    String disobedience,
    Instant stopAsked,
    BigDecimal refusedCapital,
    String refusal) {

  public static final PodView UNKNOWN = new PodView(null, null, null, null, null, null, null);

  /** The status, when the pod answers at the moment. */
  public Optional<PodStatus> answering() {
    return silentSince == null ? Optional.ofNullable(status) : Optional.empty();
  }

  /** Whether the pod has closed its book. */
  public boolean stopped() {
    return status != null && status.stopped();
  }

  /** Whether it was asked at all: either it has answered, or it has not. */
  public boolean asked() {
    return status != null || silentSince != null;
  }

  PodView said(PodStatus told) {
    return new PodView(told, null, null, disobedience, stopAsked, refusedCapital, refusal);
  }

  PodView obeyed(PodStatus told) {
    return new PodView(told, null, null, null, stopAsked, refusedCapital, refusal);
  }

  PodView silent(String why, Instant now) {
    Instant since = silentSince == null ? now : silentSince;
    return new PodView(status, why, since, disobedience, stopAsked, refusedCapital, refusal);
  }

  PodView disobeyed(String why) {
    return new PodView(status, silence, silentSince, why, stopAsked, refusedCapital, refusal);
  }

  PodView askedToStop(Instant now) {
    Instant first = stopAsked == null ? now : stopAsked;
    return new PodView(status, silence, silentSince, disobedience, first, refusedCapital, refusal);
  }

  PodView refused(BigDecimal amount, String why) {
    return new PodView(status, null, silentSince, null, stopAsked, amount, why);
  }
}
