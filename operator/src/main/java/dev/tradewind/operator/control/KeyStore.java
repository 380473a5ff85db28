package dev.tradewind.operator.control;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.operator.render.KeyRendering;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The operator's keys in its own Secret, which all replicas share. Without a usable current key it
 * makes a new one, and the one before becomes the previous one: so deleting the Secret, or the key
 * in it, is how a person rotates. Another key in its place counts, too. Safe for many threads.
 */
public final class KeyStore {
  private static final Logger LOG = Logger.getLogger(KeyStore.class);
  private static final int ATTEMPTS = 5;

  private final KubernetesClient client;
  private final String namespace;
  private final String name;
  private final Duration interval;
  private final Clock clock;
  private final Object looking = new Object();
  private volatile SigningKeys keys;
  private Instant looked = Instant.MIN;

  /**
   * @param client of the cluster
   * @param namespace of the Secret
   * @param name of the Secret
   * @param interval from one look at it to the next
   * @param clock of looks
   */
  public KeyStore(
      KubernetesClient client, String namespace, String name, Duration interval, Clock clock) {
    this.client = client;
    this.namespace = namespace;
    this.name = name;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * The keys as last seen. Asks the API server only the first time: what is to be told to pods does
   * not wait for it.
   */
  public SigningKeys known() {
    SigningKeys seen = keys;
    return seen == null ? lookedAfter() : seen;
  }

  /** The keys, looked at anew when the last look is old. */
  public SigningKeys lookedAfter() {
    synchronized (looking) {
      Instant now = clock.instant();
      if (keys == null || !looked.plus(interval).isAfter(now)) {
        keys = look();
        looked = now;
      }
      return keys;
    }
  }

  private SigningKeys look() {
    for (int attempt = 1; ; attempt++) {
      Optional<Secret> secret =
          Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
      SigningKeys next = next(secret);
      try {
        write(next, secret);
        return next;
      } catch (KubernetesClientException e) {
        // Another replica was faster: what it has written counts.
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private SigningKeys next(Optional<Secret> secret) {
    Optional<SigningKey> current = key(secret, KeyRendering.CURRENT);
    Optional<SigningKey> previous = key(secret, KeyRendering.PREVIOUS);
    SigningKeys before = keys;
    if (current.isEmpty()) {
      return anew(secret, Optional.ofNullable(before).map(SigningKeys::current).or(() -> previous));
    }
    boolean other = before != null && !before.current().id().equals(current.get().id());
    if (other) {
      LOG.infof("The control key is %s now, in place of %s", current.get(), before.current());
      return before.then(current.get());
    }
    return new SigningKeys(current.get(), previous);
  }

  private SigningKeys anew(Optional<Secret> secret, Optional<SigningKey> before) {
    SigningKey fresh = SigningKey.fresh();
    boolean broken = secret.flatMap(s -> KeyRendering.text(s, KeyRendering.CURRENT)).isPresent();
    LOG.logf(
        broken ? Logger.Level.WARN : Logger.Level.INFO,
        "The Secret %s in %s has %s: a new one is made, %s",
        name,
        namespace,
        broken ? "no Ed25519 private key in PEM as its current key" : "no control key",
        fresh);
    return new SigningKeys(fresh, before);
  }

  private static Optional<SigningKey> key(Optional<Secret> secret, String file) {
    return secret
        .flatMap(s -> KeyRendering.text(s, file))
        .flatMap(ControlKeys::pair)
        .map(SigningKey::new);
  }

  private void write(SigningKeys next, Optional<Secret> secret) {
    Secret wanted =
        KeyRendering.own(
            namespace,
            name,
            next.current().privatePem(),
            next.previous().map(SigningKey::privatePem).orElse(""));
    if (secret.isEmpty()) {
      client.resource(wanted).create();
    } else if (!isWritten(next, secret)) {
      secret.get().setData(wanted.getData());
      client.resource(secret.get()).lockResourceVersion().update();
    }
  }

  /** However it is spelt. */
  private static boolean isWritten(SigningKeys next, Optional<Secret> secret) {
    return key(secret, KeyRendering.CURRENT).map(SigningKey::id).equals(id(next.current()))
        && key(secret, KeyRendering.PREVIOUS)
            .map(SigningKey::id)
            .equals(next.previous().map(SigningKey::id));
  }

  private static Optional<String> id(SigningKey key) {
    return Optional.of(key.id());
  }
}
