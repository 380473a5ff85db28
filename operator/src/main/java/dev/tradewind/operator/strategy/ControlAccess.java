package dev.tradewind.operator.strategy;

import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.control.KeyStore;
import dev.tradewind.operator.control.SigningKeys;
import dev.tradewind.operator.pod.Authority;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.render.Rendering;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.util.Optional;

/**
 * The right to command pods: a signature for those that know keys, the credential of old for those
 * that run since before there were any. Safe for many threads.
 */
final class ControlAccess implements Authority {
  private final KeyStore keys;
  private final Bearers bearers;
  private final PublishedKeys published;
  private final Clock clock;

  ControlAccess(KeyStore keys, Bearers bearers, PublishedKeys published, Clock clock) {
    this.keys = keys;
    this.bearers = bearers;
    this.published = published;
    this.clock = clock;
  }

  /** Sees to it that the strategy's pod finds what it knows the operator by. */
  void ensure(TradingStrategy strategy, Rendering rendering, PodView view) {
    if (!rendering.signed()) {
      bearers.ensure(rendering);
      return;
    }
    published.ensure(strategy, rendering);
    boolean signs = view.answering().filter(pod -> pod.control() != null).isPresent();
    if (signs) {
      bearers.retire(rendering.file());
    }
  }

  @Override
  public Optional<Proof> proof(ResourceID strategy, String uid, KnownKeys known) {
    if (known == null) {
      String namespace = strategy.getNamespace().orElseThrow();
      return bearers
          .existing(namespace, strategy.getName(), uid)
          .map(credential -> _ -> "Bearer " + credential);
    }
    SigningKeys signing = keys.known();
    return Optional.of(body -> signing.header(known, uid, clock.instant(), body));
  }

  /** Has the strategy's Secrets looked at the next time. */
  void doubt(String uid) {
    bearers.doubt(uid);
    published.doubt(uid);
  }

  /** Deletes the Secrets of a strategy that is no more. */
  void remove(String namespace, String strategy, String uid) {
    bearers.remove(namespace, strategy, uid);
    published.remove(namespace, strategy, uid);
  }
}
