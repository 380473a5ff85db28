package dev.tradewind.operator.halt;

import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.HaltReference;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The halts that there are at the moment.
 *
 * @param ofNamespace all halts of a namespace, from a watch's cache
 */
public record Halts(Function<String, Stream<TradingHalt>> ofNamespace) {

  /** No halts at all. */
  public static final Halts NONE = new Halts(_ -> Stream.empty());

  private static final Comparator<TradingHalt> STRICTEST =
      Comparator.<TradingHalt, HaltLevel>comparing(halt -> halt.getSpec().level())
          .thenComparing(halt -> halt.getMetadata().getName(), Comparator.reverseOrder());

  /** The strictest halt that picks a strategy; of equal ones, the first by name. */
  public Optional<TradingHalt> strictest(TradingStrategy strategy) {
    return all(strategy).stream().findFirst();
  }

  /** All halts that pick a strategy, the strictest first; of equal ones, the first by name. */
  public List<TradingHalt> all(TradingStrategy strategy) {
    return ofNamespace
        .apply(strategy.getMetadata().getNamespace())
        .filter(halt -> picks(halt, strategy))
        .sorted(STRICTEST.reversed())
        .toList();
  }

  /** Whether a halt of the same namespace stops a strategy; one that is going does not. */
  public static boolean picks(TradingHalt halt, TradingStrategy strategy) {
    return halt.getMetadata().getDeletionTimestamp() == null && names(halt, strategy);
  }

  /** What a halt is called where a status says because of what a state is in force. */
  public static String because(TradingHalt halt) {
    return "Halt/" + halt.getMetadata().getName();
  }

  /**
   * Whether a halt of the same namespace is about a strategy, also if it is going. One that holds a
   * strategy by its labels does so until it goes: whoever may change labels may not lift halts for
   * that.
   */
  public static boolean names(TradingHalt halt, TradingStrategy strategy) {
    return selects(halt, strategy) || holds(halt, strategy);
  }

  private static boolean holds(TradingHalt halt, TradingStrategy strategy) {
    return halt.getSpec().selector() != null && isOnRecord(halt, strategy);
  }

  /** Whether a strategy's status says that the halt holds it. */
  static boolean isOnRecord(TradingHalt halt, TradingStrategy strategy) {
    String uid = halt.getMetadata().getUid();
    return Optional.ofNullable(strategy.getStatus()).stream()
        .flatMap(status -> status.halts().stream())
        .anyMatch(held -> held.uid().equals(uid));
  }

  /** How a strategy's status names a halt. */
  public static HaltReference reference(TradingHalt halt) {
    return new HaltReference(halt.getMetadata().getName(), halt.getMetadata().getUid());
  }

  private static boolean selects(TradingHalt halt, TradingStrategy strategy) {
    ObjectMeta meta = strategy.getMetadata();
    Map<String, String> labels = meta.getLabels() == null ? Map.of() : meta.getLabels();
    var spec = halt.getSpec();
    return spec.names() != null
        ? spec.names().contains(meta.getName())
        : spec.selector() != null && spec.selector().selects(labels);
  }
}
