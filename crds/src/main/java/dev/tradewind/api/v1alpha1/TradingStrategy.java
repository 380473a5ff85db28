package dev.tradewind.api.v1alpha1;

import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A strategy that one pod trades: which symbol, by which algo, with how much money, in which state.
 */
@Group(TradingStrategy.GROUP)
@Version(TradingStrategy.VERSION)
@Kind(TradingStrategy.KIND)
@Plural("tradingstrategies")
@ShortNames("ts")
@ValidationRule(
    value =
        "self.metadata.name.size() <= 45 && self.metadata.name.matches('"
            + Rules.NAME_PATTERN
            + "')",
    message = Rules.NAME)
@SuppressWarnings(
    "serial") // the records inside are not Serializable, and nobody serialises resources that way
public class TradingStrategy extends CustomResource<TradingStrategySpec, TradingStrategyStatus>
    implements Namespaced {
  public static final String GROUP = "tradewind.dev";
  public static final String VERSION = "v1alpha1";
  public static final String KIND = "TradingStrategy";

  /** The hash of the spec that a strategy file or a rendered object was made from. */
  public static final String SPEC_HASH = GROUP + "/spec-hash";

  /** An annotation whose every new value rolls the pod out with the operator's present image. */
  public static final String ROLLOUT = GROUP + "/rollout";

  /** The finalizer: nothing is removed before its position is closed, or kept on purpose. */
  public static final String FINALIZER = GROUP + "/flatten-before-delete";

  /** An annotation that names the strategy's UID to give up waiting for the proof of the end. */
  public static final String ABANDON = GROUP + "/abandon";

  /** Records have no empty constructor; a spec exists once it was read. */
  @Override
  protected TradingStrategySpec initSpec() {
    return null;
  }

  @Override
  protected TradingStrategyStatus initStatus() {
    return null;
  }
}
