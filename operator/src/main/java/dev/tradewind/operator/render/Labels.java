package dev.tradewind.operator.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labels and annotations by which the operator knows its objects again. */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String STRATEGY = "tradewind.dev/strategy";
  public static final String STRATEGY_UID = "tradewind.dev/strategy-uid";
  public static final String RENDER_VERSION = "tradewind.dev/render-version";

  public static final String STRATEGY_POD = "tradewind-strategy";
  public static final String PROJECT = "tradewind";
  public static final String OPERATOR = "tradewind-operator";

  /** Selects all objects of this operator. */
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  private Labels() {}

  /** Of what the strategies of a namespace share. */
  static Map<String, String> shared() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(NAME, STRATEGY_POD);
    labels.put(PART_OF, PROJECT);
    labels.put(MANAGED_BY, OPERATOR);
    return labels;
  }

  /** Of what belongs to one strategy. */
  static Map<String, String> of(String strategy) {
    Map<String, String> labels = shared();
    labels.put(INSTANCE, strategy);
    labels.put(STRATEGY, strategy);
    return labels;
  }

  /** The name of the strategy that an object belongs to; empty for shared ones. */
  public static Optional<String> strategyOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels())
        .map(labels -> labels.get(STRATEGY));
  }

  /**
   * Whether the operator made an object, also when somebody has taken one of its marks away; nobody
   * else's is ever changed.
   *
   * @param actual the object as it is
   * @param wanted the object as rendered, with all its marks
   */
  public static boolean isOurs(HasMetadata actual, HasMetadata wanted) {
    return sameMark(actual, wanted, MANAGED_BY)
        || sameMark(actual, wanted, PART_OF)
        || strategyUidOf(wanted).filter(uid -> belongsTo(actual, uid)).isPresent();
  }

  private static boolean sameMark(HasMetadata actual, HasMetadata wanted, String label) {
    Map<String, String> labels = actual.getMetadata().getLabels();
    return labels != null
        && labels.containsKey(label)
        && labels.get(label).equals(wanted.getMetadata().getLabels().get(label));
  }

  /** The UID of the strategy that an object was made for; empty for shared ones. */
  public static Optional<String> strategyUidOf(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(STRATEGY_UID));
  }

  /**
   * Whether an object belongs to the strategy of that UID, and not to an earlier one of the same
   * name.
   */
  public static boolean belongsTo(HasMetadata object, String uid) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations != null && uid.equals(annotations.get(STRATEGY_UID));
  }
}
