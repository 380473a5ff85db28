package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.Sample;
import dev.tradewind.api.v1alpha1.SamplePosition;
import java.util.List;
import java.util.stream.Collectors;

/** A pod's sample as it is written into status. Pure. */
final class Samples {
  private Samples() {}

  /** The sample of a pod; null when it has none. */
  static Sample of(PodStatus pod) {
    PodSample sample = pod.sample();
    if (sample == null) {
      return null;
    }
    List<PodPosition> open =
        sample.positions().stream().filter(p -> p.quantity().signum() != 0).toList();
    return new Sample(
        sample.time() == null ? null : sample.time().toString(),
        summary(open, sample.positions().size()),
        open.stream().map(Samples::position).toList(),
        Decimals.plain(sample.equity()),
        Decimals.plain(sample.realizedPnl()),
        Decimals.plain(sample.unrealizedPnl()),
        Decimals.plain(sample.pnl()),
        Decimals.plain(sample.fees()),
        sample.openOrders(),
        pod.settled());
  }

  private static SamplePosition position(PodPosition position) {
    return new SamplePosition(
        position.symbol(),
        Decimals.plain(position.quantity()),
        Decimals.plain(position.averagePrice()));
  }

  /** {@code 100}, or {@code AAPL:100,IBM:-5} where there are several symbols, or {@code 0}. */
  private static String summary(List<PodPosition> open, int symbols) {
    if (open.isEmpty()) {
      return "0";
    }
    return symbols == 1
        ? Decimals.plain(open.getFirst().quantity())
        : open.stream()
            .map(p -> p.symbol() + ":" + Decimals.plain(p.quantity()))
            .collect(Collectors.joining(","));
  }
}
