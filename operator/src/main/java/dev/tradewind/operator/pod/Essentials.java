package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import java.math.BigDecimal;
import java.util.List;

/**
 * What of a pod's status calls for a look at once, unlike prices and profits, which change all the
 * time.
 */
record Essentials(
    String uid,
    String specHash,
    long epoch,
    boolean ready,
    ReadyReason reason,
    String message,
    BookState state,
    BookState commanded,
    Latch latch,
    LatchCause breach,
    boolean stopped,
    TradingReason trading,
    boolean completed,
    boolean settled,
    BigDecimal capital,
    List<BigDecimal> positions,
    boolean orders) {

  static Essentials of(PodStatus status) {
    return new Essentials(
        status.uid(),
        status.specHash(),
        status.epoch(),
        status.ready(),
        status.reason(),
        status.message(),
        status.state(),
        status.commanded(),
        status.latch(),
        status.breach(),
        status.stopped(),
        status.trading(),
        status.completed(),
        status.settled(),
        status.capital(),
        positions(status),
        status.sample() != null && status.sample().openOrders() > 0);
  }

  private static List<BigDecimal> positions(PodStatus status) {
    return status.sample() == null
        ? List.of()
        : status.sample().positions().stream().map(p -> p.quantity().stripTrailingZeros()).toList();
  }
}
