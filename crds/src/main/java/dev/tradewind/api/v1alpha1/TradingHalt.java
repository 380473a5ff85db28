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
 * Stops strategies of its namespace as long as it exists; deleting it releases them. The right to
 * create one can be given apart from the right to change strategies, and apart from the right to
 * delete it.
 */
@Group(TradingStrategy.GROUP)
@Version(TradingStrategy.VERSION)
@Kind(TradingHalt.KIND)
@Plural("tradinghalts")
@ShortNames("halt")
@ValidationRule(value = "self.metadata.name.size() <= 63", message = Rules.HALT_NAME)
@SuppressWarnings(
    "serial") // the records inside are not Serializable, and nobody serialises resources that way
public class TradingHalt extends CustomResource<TradingHaltSpec, TradingHaltStatus>
    implements Namespaced {
  public static final String KIND = "TradingHalt";

  /** Records have no empty constructor; a spec exists once it was read. */
  @Override
  protected TradingHaltSpec initSpec() {
    return null;
  }

  @Override
  protected TradingHaltStatus initStatus() {
    return null;
  }
}
