package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.api.v1alpha1.ReadyReason;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods that do not behave. */
final class FaultsIT {
  private World world;

  @BeforeEach
  void start() {
    world = new World();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = FakePod.Fault.class,
      names = {"Hangs", "Babbles"})
  void aPodThatFallsSilentIsNotReadyAndItsSampleIsStale(FakePod.Fault fault) {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");

    world.kubelet.misbehave(fault);
    world.awaitReason("aapl-sma", ConditionType.Degraded, "SampleStale");
    assertThat(world.condition("aapl-sma", ConditionType.Ready).holds()).isFalse();
    assertThat(world.condition("aapl-sma", ConditionType.Ready).message())
        .startsWith("The pod does not answer");
    assertThat(world.status("aapl-sma").sample()).isNotNull();

    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitReason("aapl-sma", ConditionType.Degraded, "AllGood");
    world.awaitSettled("aapl-sma");
  }

  /** What an earlier operator has heard is no less stale. */
  @Test
  void aPodThatIsSilentSinceBeforeTheOperatorHasAStaleSample() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.book("aapl-sma").position = new BigDecimal("100");
    world.awaitStatus("aapl-sma", s -> s.sample().positionSummary().equals("100"));
    world.stopOperator();
    world.kubelet.misbehave(FakePod.Fault.Vanishes);
    world.startOperator();

    world.awaitReason("aapl-sma", ConditionType.Degraded, "SampleStale");
    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitReason("aapl-sma", ConditionType.Degraded, "AllGood");
  }

  @Test
  void aRefusedCredentialIsToldInTheReadyCondition() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.misbehave(FakePod.Fault.RefusesCredential);

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon()
        .until(
            () -> world.condition("aapl-sma", ConditionType.Ready).message(),
            m -> m.contains("refuses a command"));

    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
  }

  @Test
  void anImageThatIsOlderThanItsObjectsIsTold() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.misbehave(FakePod.Fault.AsksForCredential);

    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon()
        .until(
            () -> world.condition("aapl-sma", ConditionType.Ready).message(),
            m -> m.contains("The pod refuses a command: It asks for a credential, "));

    world.kubelet.misbehave(FakePod.Fault.None);
    world.awaitReason("aapl-sma", ConditionType.Trading, "Paused");
  }

  @Test
  void spoiltKeysAreWrittenAnewAndHoldUpNoStop() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    var secret =
        world.admin.secrets().inNamespace(world.namespace).withName("aapl-sma-control-keys");
    String sound = secret.get().getData().get("current");
    world.kubelet.starts(false);
    secret.patch(
        PatchContext.of(PatchType.JSON_MERGE), "{\"data\":{\"current\":\"Z2VoZcOkaW0KCg==\"}}");
    world
        .admin
        .pods()
        .inNamespace(world.namespace)
        .withName("aapl-sma-0")
        .withGracePeriod(0)
        .delete();
    World.soon().until(() -> sound.equals(secret.get().getData().get("current")));

    world.kubelet.starts(true);
    world.patch("aapl-sma", "{\"spec\":{\"state\":\"Flat\"}}");
    world.awaitReason("aapl-sma", ConditionType.Trading, "Flat");
  }

  @Test
  void missingDataIsToldInThePodsOwnWords() {
    FakeBook book = world.kubelet.book("aapl-sma");
    book.trouble = ReadyReason.DataUnavailable;
    book.troubleMessage = "AAPL.csv.gz is missing in /etc/tradewind/data.";
    world.create("aapl-sma");

    world.awaitReason("aapl-sma", ConditionType.Ready, "DataUnavailable");
    assertThat(world.condition("aapl-sma", ConditionType.Ready).message())
        .isEqualTo(book.troubleMessage);
  }

  @Test
  void anOldPodThatDoesNotStopIsReplacedAfterAWhile() {
    world.create("aapl-sma");
    world.awaitSettled("aapl-sma");
    world.kubelet.misbehave(FakePod.Fault.RefusesCredential);

    world.patch("aapl-sma", "{\"spec\":{\"parameters\":{\"fast\":5}}}");
    world.awaitReason("aapl-sma", ConditionType.Progressing, "StoppingOld");
    World.soon().until(() -> world.kubelet.book("aapl-sma").epoch() == 2);
  }
}
