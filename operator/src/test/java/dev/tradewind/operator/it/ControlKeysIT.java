package dev.tradewind.operator.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.ConditionType;
import dev.tradewind.operator.render.KeyRendering;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys of the operator, and what pods know of them, while strategies trade. */
final class ControlKeysIT {
  private static final String NAME = "aapl-sma";

  private final World world = new World(Map.of("control.look-interval", "500ms"));

  @BeforeEach
  void trade() {
    world.create(NAME);
    world.awaitSettled(NAME);
  }

  @AfterEach
  void stop() {
    world.close();
    own().delete();
  }

  @Test
  void onlyPublicKeysAreBesideTheStrategy() {
    assertThat(text(own(), "current")).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(published("current")).isEqualTo(signing("current"));
    assertThat(text(published(), "previous")).isEmpty();
    assertThat(world.admin.secrets().inNamespace(world.namespace).list().getItems())
        .singleElement()
        .satisfies(secret -> assertThat(secret.toString()).doesNotContain("PRIVATE"));
    assertThat(world.kubelet.book(NAME).state()).isEqualTo(BookState.Running);
  }

  /** As an administrator rotates: `kubectl delete secret`. */
  @Test
  void aDeletedKeyIsReplacedUnderTheRunningPod() {
    String before = signing("current");
    own().delete();

    World.soon().until(() -> !published("current").equals(before));
    assertThat(published("current")).isEqualTo(signing("current"));
    assertThat(published("previous")).isEqualTo(before).isEqualTo(signing("previous"));
    World.soon().until(() -> events("ControlKeyRotated").size() == 1);
    assertThat(events("ControlKeyRotated").getFirst().getNote())
        .contains(published("current"), before);
    assertObeys();
  }

  /** Made by openssl, say. */
  @Test
  void aKeyThatAPersonBringsTakesItsPlace() {
    String before = signing("current");
    KeyPair brought = ControlKeys.generate();
    own().patch(PatchContext.of(PatchType.JSON_MERGE), data(ControlKeys.pem(brought.getPrivate())));

    World.soon().until(() -> published("current").equals(ControlKeys.id(brought.getPublic())));
    assertThat(published("previous")).isEqualTo(before).isEqualTo(signing("previous"));
    World.soon().until(() -> events("ControlKeyRotated").size() == 1);
    assertObeys();
  }

  @Test
  void aBrokenKeyIsReplacedAndTheOneBeforeStillCounts() {
    String before = signing("current");
    own().patch(PatchContext.of(PatchType.JSON_MERGE), data("broken"));

    World.soon().until(() -> !published("current").equals(before));
    assertThat(published("current")).isEqualTo(signing("current"));
    assertThat(published("previous")).isEqualTo(before);
    assertObeys();
  }

  @Test
  void anotherOperatorGoesOnWithTheSameKeys() {
    String before = signing("current");
    world.stopOperator();
    world.startOperator();
    assertObeys();
    assertThat(signing("current")).isEqualTo(before).isEqualTo(published("current"));
    assertThat(events("ControlKeyRotated")).isEmpty();
  }

  @Test
  void aStrangersKeyBesideTheStrategyIsTakenOffAndTold() {
    String stranger = ControlKeys.pem(ControlKeys.generate().getPublic());
    String added = "{\"data\":{\"previous\":\"%s\"}}".formatted(encoded(stranger));
    published().patch(PatchContext.of(PatchType.JSON_MERGE), added);

    World.soon().until(() -> text(published(), "previous").isEmpty());
    World.soon().until(() -> events("ControlKeyAltered").size() == 1);
    assertThat(events("ControlKeyAltered").getFirst().getType()).isEqualTo("Warning");
    assertObeys();
  }

  @Test
  void aPodThatKnowsNoneOfTheKeysSaysSo() {
    world.kubelet.misbehave(FakePod.Fault.RefusesCredential);
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon()
        .until(
            () -> world.condition(NAME, ConditionType.Ready).message(),
            message -> message.contains("The pod refuses a command: refused with 401."));
  }

  private void assertObeys() {
    world.patch(NAME, "{\"spec\":{\"state\":\"Paused\"}}");
    World.soon().until(() -> world.kubelet.book(NAME).state() == BookState.Paused);
    assertThat(world.kubelet.book(NAME).epoch()).isEqualTo(1);
  }

  private Resource<Secret> own() {
    return world
        .admin
        .secrets()
        .inNamespace("default")
        .withName(TestSettings.keySecret(world.namespace));
  }

  private Resource<Secret> published() {
    return world.admin.secrets().inNamespace(world.namespace).withName(NAME + "-control-keys");
  }

  private String signing(String file) {
    return ControlKeys.pair(text(own(), file))
        .map(pair -> ControlKeys.id(pair.getPublic()))
        .orElse("none");
  }

  private String published(String file) {
    return ControlKeys.publicKey(text(published(), file)).map(ControlKeys::id).orElse("none");
  }

  private static String text(Resource<Secret> secret, String file) {
    return KeyRendering.text(secret.get(), file).orElse("");
  }

  private List<Event> events(String reason) {
    return world.events(NAME).stream().filter(e -> e.getReason().equals(reason)).toList();
  }

  private static String data(String current) {
    return "{\"data\":{\"current\":\"%s\"}}".formatted(encoded(current));
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
