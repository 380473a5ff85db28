package dev.tradewind.runtime.breakglass;

import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.runtime.loop.LocalCommand;
import java.util.stream.Collectors;

/** What a person in the pod is told. Stateless. */
final class Sentences {

  private Sentences() {}

  /** Where the strategy stands. */
  static String standing(PodStatus status) {
    return "%s is %s (%s), %s, with %s; %s.%s"
        .formatted(
            status.name(),
            status.state(),
            status.ready() ? "ready" : "not ready: " + status.reason(),
            position(status),
            orders(status.openOrders().size()),
            status.latch() == null ? "no latch is held" : held(status.latch()),
            status.message().isEmpty() ? "" : " " + status.message());
  }

  private static String position(PodStatus status) {
    if (status.sample() == null) {
      return "position unknown";
    }
    String held =
        status.sample().positions().stream()
            .filter(position -> position.quantity().signum() != 0)
            .map(Sentences::position)
            .collect(Collectors.joining(", "));
    return held.isEmpty() ? "flat" : "holding " + held;
  }

  private static String position(PodPosition position) {
    return position.quantity().toPlainString() + " " + position.symbol();
  }

  private static String orders(int count) {
    return count == 1 ? "1 working order" : count + " working orders";
  }

  private static String held(Latch latch) {
    return "latch %s holds it at %s since %s (%s: %s)"
        .formatted(latch.id(), latch.level(), latch.since(), latch.cause(), latch.message());
  }

  /** It is latched, by this command or by an older latch that is as strict. */
  static String latched(PodStatus status, LocalCommand.SetLatch command) {
    Latch latch = status.latch();
    if (!latch.id().equals(command.id())) {
      return "%s was latched at %s before by %s (%s), which stays."
          .formatted(status.name(), latch.level(), latch.id(), latch.message());
    }
    return "%s is latched at %s by %s: %s, until that id is released."
        .formatted(
            status.name(),
            latch.level(),
            latch.id(),
            latch.level() == LatchLevel.Flat
                ? "working orders are cancelled, the position is closed and stays closed"
                : "working orders are cancelled, the position is held, no order is accepted");
  }

  /** The id is released, now or since before. */
  static String released(PodStatus status, String id) {
    return status.latch() == null
        ? "%s is no longer latched by %s and obeys %s, as commanded."
            .formatted(status.name(), id, status.state())
        : "%s was released before; %s.".formatted(id, held(status.latch()));
  }
}
