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
 * @param stopAsked when it was first to stop, whether it heard of it or not; null when it was not
 * @param refused the capital it refused last; null when it refused none
 */
public record PodView(
    PodStatus status,
    String silence,
    Instant silentSince,
    String disobedience,
    Instant stopAsked,
    RefusedCapital refused) {

  /**
   * A withdrawal that the pod refused.
   *
   * @param amount of capital that was asked for
   * @param capital that it had
   * @param cash that it had; another amount is worth another try
   * @param message its sentence
   */
  public record RefusedCapital(
      BigDecimal amount, BigDecimal capital, BigDecimal cash, String message) {}

  public static final PodView UNKNOWN = new PodView(null, null, null, null, null, null);

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
    return new PodView(told, null, null, disobedience, stopAsked, refused);
  }

  PodView obeyed(PodStatus told) {
    return new PodView(told, null, null, null, stopAsked, refused);
  }

  PodView silent(String why, Instant now) {
    Instant since = silentSince == null ? now : silentSince;
    return new PodView(status, why, since, disobedience, stopAsked, refused);
  }

  PodView disobeyed(String why) {
    return new PodView(status, silence, silentSince, why, stopAsked, refused);
  }

  PodView askedToStop(Instant now) {
    Instant first = stopAsked == null ? now : stopAsked;
    return new PodView(status, silence, silentSince, disobedience, first, refused);
  }

  PodView notAskedToStop() {
    return new PodView(status, silence, silentSince, disobedience, null, refused);
  }

  PodView refused(BigDecimal amount, String why) {
    BigDecimal cash = status == null || status.sample() == null ? null : status.sample().cash();
    BigDecimal capital = status == null ? null : status.capital();
    return new PodView(
        status, null, silentSince, null, stopAsked, new RefusedCapital(amount, capital, cash, why));
  }

  /** Why this capital is still refused; empty once anything has changed that the pod goes by. */
  public Optional<String> refusal(BigDecimal amount) {
    return Optional.ofNullable(refused)
        .filter(r -> r.amount().compareTo(amount) == 0)
        .filter(r -> status != null && same(r.capital(), status.capital()))
        .filter(r -> status.sample() != null && same(r.cash(), status.sample().cash()))
        .map(RefusedCapital::message);
  }

  private static boolean same(BigDecimal a, BigDecimal b) {
    return a != null && b != null && a.compareTo(b) == 0;
  }
}
