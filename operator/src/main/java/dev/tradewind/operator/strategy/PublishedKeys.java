package dev.tradewind.operator.strategy;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.control.KeyStore;
import dev.tradewind.operator.control.SigningKey;
import dev.tradewind.operator.control.SigningKeys;
import dev.tradewind.operator.objects.ObjectWriter;
import dev.tradewind.operator.render.KeyRendering;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * The public keys beside each strategy, from where its pod reads them. These Secrets are read by
 * name, never watched, and looked after now and then, and whenever the operator's keys have
 * changed. Safe for many threads.
 */
final class PublishedKeys {
  private final Map<String, Published> looks = new ConcurrentHashMap<>();
  private final KubernetesClient client;
  private final ObjectWriter writer;
  private final KeyStore keys;
  private final Duration interval;
  private final Clock clock;
  private final BiConsumer<TradingStrategy, Notice> events;

  private record Published(KnownKeys keys, Instant looked) {}

  /**
   * @param interval from one look at a Secret to the next
   * @param events tells what becomes of a strategy's keys
   */
  PublishedKeys(
      KubernetesClient client,
      ObjectWriter writer,
      KeyStore keys,
      Duration interval,
      Clock clock,
      BiConsumer<TradingStrategy, Notice> events) {
    this.client = client;
    this.writer = writer;
    this.keys = keys;
    this.interval = interval;
    this.clock = clock;
    this.events = events;
  }

  /** Sees to it that the strategy's Secret holds the operator's keys and no others. */
  void ensure(TradingStrategy strategy, Rendering rendering) {
    String uid = rendering.file().uid();
    SigningKeys signing = keys.lookedAfter();
    KnownKeys wanted = names(signing);
    Published before = looks.get(uid);
    if (before != null
        && before.keys().equals(wanted)
        && before.looked().plus(interval).isAfter(clock.instant())) {
      return;
    }
    Optional<Secret> secret = secret(rendering.file().namespace(), rendering.file().name());
    writer.apply(
        rendering.keys(
            signing.current().publicPem(),
            signing.previous().map(SigningKey::publicPem).orElse("")),
        secret);
    looks.put(uid, new Published(wanted, clock.instant()));
    secret
        .filter(s -> Labels.belongsTo(s, uid))
        .flatMap(s -> KeyNotice.of(names(s), signing, wanted))
        .ifPresent(notice -> events.accept(strategy, notice));
  }

  private static KnownKeys names(SigningKeys keys) {
    return new KnownKeys(keys.current().id(), keys.previous().map(SigningKey::id).orElse(null));
  }

  private static KnownKeys names(Secret secret) {
    return new KnownKeys(name(secret, KeyRendering.CURRENT), name(secret, KeyRendering.PREVIOUS));
  }

  private static String name(Secret secret, String file) {
    return KeyRendering.text(secret, file)
        .flatMap(ControlKeys::publicKey)
        .map(ControlKeys::id)
        .orElse(null);
  }

  /** Has the Secret looked at the next time. */
  void doubt(String uid) {
    looks.remove(uid);
  }

  /** Deletes the Secret of a strategy that is no more. */
  void remove(String namespace, String strategy, String uid) {
    looks.remove(uid);
    secret(namespace, strategy)
        .filter(secret -> Labels.belongsTo(secret, uid))
        .ifPresent(writer::delete);
  }

  private Optional<Secret> secret(String namespace, String strategy) {
    return Optional.ofNullable(
        client.secrets().inNamespace(namespace).withName(Rendering.keysName(strategy)).get());
  }
}
