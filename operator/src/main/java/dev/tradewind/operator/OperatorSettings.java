package dev.tradewind.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's settings, {@code tradewind.operator.…}, in a cluster from {@code
 * TRADEWIND_OPERATOR_…}.
 */
@ConfigMapping(prefix = "tradewind.operator")
public interface OperatorSettings {
  /** Image of new strategies' pods, with tag or digest. */
  String runtimeImage();

  /** The namespaces whose strategies this operator runs; empty is all. */
  Optional<Set<String>> watchNamespaces();

  /** How often a sample in status is refreshed while position and state stay. */
  @WithDefault("60s")
  Duration sampleInterval();

  /** How often a pod is asked for its status. */
  @WithDefault("5s")
  Duration pollInterval();

  /** How often it is asked while something is awaited of it. */
  @WithDefault("1s")
  Duration awaitedPollInterval();

  /** Samples written in a second, over all strategies. */
  @WithDefault("20")
  int statusWritesPerSecond();

  /** Pods asked in a second, over all strategies. */
  @WithDefault("100")
  int pollsPerSecond();

  /** How long a pod may take to stop cleanly before it is replaced or removed all the same. */
  @WithDefault("30s")
  Duration stopTimeout();

  /** How long a deletion waits for the proof before it says that it waits too long. */
  @WithDefault("5m")
  Duration deletionTimeout();

  /** How long a new spec's pod may take to be ready before the last one that was comes back. */
  @WithDefault("180s")
  Duration progressDeadline();

  /** How many strategies are reconciled at the same time. */
  @WithDefault("50")
  int reconcileThreads();

  /** When the operator takes itself for dead. */
  Health health();

  /** Where pods listen. */
  Ports ports();

  /** With which keys commands are signed. */
  Control control();

  /** Which replica leads. */
  Leader leader();

  /** The operator's own keys. */
  interface Control {
    /** Name of the Secret with the operator's own keys, which sign commands. */
    @WithDefault("tradewind-operator-control-key")
    String secret();

    /** Namespace of that Secret; empty is the one of the Lease. */
    Optional<String> namespace();

    /** How often the operator's keys are looked at, and what pods know of them. */
    @WithDefault("60s")
    Duration lookInterval();
  }

  /** Ports of the strategies' pods; other than the default in tests only. */
  interface Ports {
    @WithDefault("9000")
    int monitoring();

    @WithDefault("8080")
    int control();
  }

  /** Bounds that a living operator keeps; the kubelet restarts one that does not. */
  interface Health {
    /** How often an event is sent through the operator's own queue. */
    @WithDefault("5s")
    Duration pulseInterval();

    /** The longest that event may take. */
    @WithDefault("30s")
    Duration pulseTimeout();

    /** The longest one reconcile may take. */
    @WithDefault("5m")
    Duration reconcileTimeout();

    /** The longest a watch may hear nothing while the API server answers. */
    @WithDefault("3m")
    Duration watchTimeout();
  }

  /** The election by a Lease. */
  interface Leader {
    @WithDefault("true")
    boolean election();

    /** Name of the Lease; operators that watch different namespaces need different ones. */
    @WithDefault("tradewind-operator")
    String lease();

    /** How long after the last renewal the others wait before one of them leads. */
    @WithDefault("15s")
    Duration leaseDuration();

    /** How long after the last renewal the leader gives up; shorter than the Lease lasts. */
    @WithDefault("10s")
    Duration renewDeadline();

    /** How often the leader renews, and the others look. */
    @WithDefault("1s")
    Duration retryPeriod();

    /** Namespace of the Lease; empty is the one the operator runs in. */
    Optional<String> namespace();
  }
}
