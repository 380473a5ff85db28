package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S9: an invalid spec reaches no pod, the last valid one goes on trading. */
final class LastValidSpecIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void anInvalidSpecIsToldOnceAndTheLastValidOneGoesOn() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    String hash = world.status("aapl-sma").trading().specHash();

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":50}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");

    assertThat(world.condition("aapl-sma", ConditionType.SpecValid).message())
        .contains("spec.parameters.fast", "50");
    assertThat(world.status("aapl-sma").trading().specHash()).isEqualTo(hash);
    assertThat(world.condition("aapl-sma", ConditionType.Trading).holds()).isTrue();
    World.soon()
        .untilAsserted(
            () ->
                assertThat(world.events("aapl-sma"))
                    .filteredOn(e -> e.getReason().equals("InvalidParameter"))
                    .hasSize(1)
                    .allMatch(e -> e.getType().equals("Warning")));

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":10}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "Valid");
    assertThat(world.kubelet.book("aapl-sma").epoch()).isEqualTo(1);
  }

  @Test
  void aStricterStateIsObeyedEvenThen() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.book("aapl-sma").position = new BigDecimal("100");

    world.patch("aapl-sma", "{\"spec\":{\"algo\":\"crystal-ball\",\"state\":\"Flat\"}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "UnknownAlgo");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Flat");

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Running\"}}");
    world.awaitStatus("aapl-sma", s -> s.observedGeneration() == 3);
    assertThat(world.condition("aapl-sma", ConditionType.Trading).reason()).isEqualTo("Flat");
  }

  /** What was asked for and did not reach the pod yet is no less in force. */
  @Test
  void aStricterStateThatIsYetToBeToldIsNotTakenBack() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    book.position = new BigDecimal("100");
    world.kubelet.misbehave(FakePod.Fault.Vanishes);
    world.awaitReason("aapl-sma", ConditionType.Degraded, "SampleStale");
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitStatus("aapl-sma", s -> s.effectiveState().state() == TradingState.Flat);
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Running\",\"parameters\":{\"fast\":50}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");

    world.kubelet.misbehave(FakePod.Fault.None);
    World.soon().until(() -> book.told == BookState.Flat);
    assertThat(world.status("aapl-sma").effectiveState().because()).isEqualTo("SpecInvalid");
  }

  /** An invalid spec is no reason to trade, and says that it is why nothing is traded. */
  @Test
  void aHaltThatGoesMeanwhileLeavesTheStrategyAsStrictAsItWas() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    TestHalts halts = new TestHalts(() -> world);
    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":50}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");
    halts.create("news", List.of("aapl-sma"), HaltLevel.Halted);
    halts.awaitInForce("news", 1);
    halts.get("news").delete();

    world.awaitStatus("aapl-sma", s -> s.effectiveState().because().equals("SpecInvalid"));
    assertThat(book.state()).isEqualTo(BookState.Halted);
    assertThat(world.condition("aapl-sma", ConditionType.Trading).message())
        .contains("spec is invalid");

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    World.soon().until(() -> book.state() == BookState.Running);
  }

  @Test
  void aStricterStateIsObeyedEvenWhenTheLastValidSpecIsLost() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    book.position = new BigDecimal("100");
    String map = "aapl-sma-" + world.status("aapl-sma").trading().specHash();
    world.patch("aapl-sma", "{\"spec\":{\"algo\":\"crystal-ball\"}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "UnknownAlgo");
    world.admin.configMaps().inNamespace(world.namespace).withName(map).delete();

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Flat");
    assertThat(book.position).isEqualByComparingTo("0");
    assertThat(book.epoch()).isEqualTo(1);

    world.resource("aapl-sma").delete();
    world.awaitGone("aapl-sma");
  }

  @Test
  void aChangeTheClusterWouldRefuseStopsNoPod() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    FakeBook book = world.kubelet.book("aapl-sma");
    book.position = new BigDecimal("100");

    world.patch("aapl-sma", "{\"spec\":{\"marketData\":{\"sourceRef\":{\"name\":\"nope\"}}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "ReferenceNotFound");
    assertThat(world.condition("aapl-sma", ConditionType.SpecValid).message()).contains("nope");

    world.forbidStatefulSetsWithCpu("7");
    world.patch(
        "aapl-sma",
        "{\"spec\":{\"marketData\":{\"sourceRef\":{\"name\":\"aapl-daily\"}},\"runtime\":{\"resources\":"
            + "{\"requests\":{\"cpu\":\"7\"}}}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "InvalidParameter");

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Flat");
    assertThat(book.epoch()).as("the pod was never replaced").isEqualTo(1);
    assertThat(book.position).isEqualByComparingTo("0");
  }

  @Test
  void aStrategyThatWasNeverValidHasNoObjectsAndCanBeDeleted() {
    world.create("ghost", spec -> spec.withParameters(Map.of("fast", "ten")));
    world.awaitReason("ghost", ConditionType.SpecValid, "InvalidParameter");

    assertThat(world.status("ghost").phase()).isEqualTo("Invalid");
    assertThat(world.admin.apps().statefulSets().inNamespace(world.namespace).list().getItems())
        .isEmpty();

    world.resource("ghost").delete();
    world.awaitGone("ghost");
  }

  @Test
  void aChangeToPricesThatLackASymbolStopsNothing() {
    String spec = World.SPEC.replace("\"symbol\": \"AAPL\"", "\"symbols\": [\"AAPL\", \"IBM\"]");
    world.create(
        "aapl-sma",
        _ -> world.admin.getKubernetesSerialization().unmarshal(spec, TradingStrategySpec.class));
    world.awaitSettled("aapl-sma");
    createPrices("other-aapl", "AAPL.csv.gz");
    world.patch("aapl-sma", "{\"spec\":{\"marketData\":{\"sourceRef\":{\"name\":\"other\"}}}}");
    world.awaitReason("aapl-sma", ConditionType.SpecValid, "ReferenceNotFound");
    assertThat(world.condition("aapl-sma", ConditionType.SpecValid).message())
        .contains("no prices of IBM", "IBM.csv.gz");
    assertThat(world.kubelet.book("aapl-sma").stopped).isFalse();
  }

  private void createPrices(String name, String key) {
    world
        .admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(world.namespace)
                .endMetadata()
                .addToBinaryData(key, "")
                .build())
        .create();
  }
}
