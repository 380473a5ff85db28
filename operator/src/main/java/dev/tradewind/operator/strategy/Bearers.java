package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.operator.objects.ObjectWriter;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.Rendering;
import dev.tradewind.operator.render.SecretRendering;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The control credentials of strategies whose pods run since before commands were signed. Secrets
 * are read by name, never watched, and looked after once a minute. Safe for many threads.
 */
final class Bearers {
  private static final Duration LOOKED_AFTER = Duration.ofMinutes(1);
  private static final int BYTES = 32;

  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Set<String> retired = ConcurrentHashMap.newKeySet();
  private final SecureRandom random = new SecureRandom();
  private final KubernetesClient client;
  private final ObjectWriter writer;
  private final Clock clock;

  private record Known(String credential, Instant checked) {}

  Bearers(KubernetesClient client, ObjectWriter writer, Clock clock) {
    this.client = client;
    this.writer = writer;
    this.clock = clock;
  }

  /** Sees to it that the Secret of a strategy exists, with its credential. */
  void ensure(Rendering rendering) {
    Known before = known.get(rendering.file().uid());
    if (before != null && before.checked().plus(LOOKED_AFTER).isAfter(clock.instant())) {
      return;
    }
    Optional<Secret> secret = secret(rendering.file().namespace(), rendering.file().name());
    String credential =
        secret
            .filter(s -> Labels.belongsTo(s, rendering.file().uid()))
            .flatMap(SecretRendering::credential)
            .or(() -> Optional.ofNullable(before).map(Known::credential))
            .orElseGet(this::fresh);
    writer.apply(rendering.secret(credential), secret);
    known.put(rendering.file().uid(), new Known(credential, clock.instant()));
    retired.remove(rendering.file().uid());
  }

  /** The strategy's pod asks for no credential any more: its Secret goes. */
  void retire(StrategyFile file) {
    if (!retired.contains(file.uid())) {
      remove(file.namespace(), file.name(), file.uid());
      retired.add(file.uid());
    }
  }

  /** The credential of a strategy, if its Secret exists; nothing is written. */
  Optional<String> existing(String namespace, String strategy, String uid) {
    return Optional.ofNullable(known.get(uid))
        .map(Known::credential)
        .or(
            () ->
                secret(namespace, strategy)
                    .filter(s -> Labels.belongsTo(s, uid))
                    .flatMap(SecretRendering::credential));
  }

  /** Has the Secret looked at the next time. */
  void doubt(String uid) {
    known.computeIfPresent(uid, (_, k) -> new Known(k.credential(), Instant.EPOCH));
  }

  /** Deletes the Secret of a strategy that is no more. */
  void remove(String namespace, String strategy, String uid) {
    known.remove(uid);
    retired.remove(uid);
    secret(namespace, strategy)
        .filter(secret -> Labels.belongsTo(secret, uid))
        .ifPresent(writer::delete);
  }

  private Optional<Secret> secret(String namespace, String strategy) {
    return Optional.ofNullable(
        client.secrets().inNamespace(namespace).withName(Rendering.secretName(strategy)).get());
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
