package dev.tradewind.operator.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.v1alpha1.Rules;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.engine.algo.AlgoCatalogue;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class SpecCheckTest {
  private final SpecCheck check = new SpecCheck(AlgoCatalogue.builtIn());

  @Test
  void everyMistakeIsToldWithFieldValueAndRange() {
    Verdict verdict = check.check(with(spec -> spec.withParameters(Map.of("fast", 0, "slwo", 3))));

    assertThat(verdict.reason()).isEqualTo("InvalidParameter");
    assertThat(verdict.message()).contains("spec.parameters.fast is 0", "slwo", "slow");
  }

  @Test
  void aSoundSpecIsValid() {
    assertThat(check.check(new Scene().strategy)).isEqualTo(Verdict.VALID);
  }

  /** What the schema cannot know: whether there is such a zone, and that shares are whole. */
  @Test
  void limitsThatAPodWouldRefuseAreTold() {
    Verdict verdict =
        check.check(
            limited(
                """
                {"maxOrderQuantity": "0.5", "dayStart": {"timeZone": "America/NewYork", "time": "17:00"}}
                """));

    assertThat(verdict.reason()).isEqualTo("InvalidParameter");
    assertThat(verdict.message())
        .isEqualTo(
            "spec.risk.maxOrderQuantity is \"0.5\": shares are traded whole, so write a whole"
                + " number, such as \"100\". spec.risk.dayStart.timeZone is \"America/NewYork\","
                + " which is no zone of the tz database: did you mean America/New_York?");
  }

  /** A resource that was stored under another definition may break a rule of the present one. */
  @Test
  void limitsThatTheSchemaWouldRefuseAreTold() {
    assertThat(check.check(limited("{\"cooldown\": \"soon\"}")).message())
        .isEqualTo(Rules.COOLDOWN);
  }

  private static TradingStrategy limited(String risk) {
    TradingStrategy strategy = new Scene().strategy;
    KubernetesSerialization json = new KubernetesSerialization();
    ObjectNode tree = json.convertValue(strategy, ObjectNode.class);
    tree.withObject("/spec").set("risk", json.unmarshal(risk, ObjectNode.class));
    return json.convertValue(tree, TradingStrategy.class);
  }

  private static TradingStrategy with(UnaryOperator<TradingStrategySpec> change) {
    TradingStrategy strategy = new Scene().strategy;
    strategy.setSpec(change.apply(strategy.getSpec()));
    return strategy;
  }
}
