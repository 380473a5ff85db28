package dev.tradewind.operator;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.halt.HaltReconciler;
import dev.tradewind.operator.strategy.StrategyReconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The whole operator without its container: may be started and stopped once. */
public final class TradewindOperator implements AutoCloseable {
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);
  private static final int FIRST_RETRY_MILLIS = 200;
  private static final int LONGEST_RETRY_MILLIS = 30_000;

  private static final Duration HALT_REPORTS_EVERY = Duration.ofSeconds(1);
  private static final int HALT_REPORTS = 4;

  private final OperatorSettings settings;
  private final String instance;
  private final Operator operator;
  private final StrategyReconciler reconciler;
  private final HaltReconciler halts;
  private final Runnable lostLead;
  private volatile boolean closing;

  /**
   * @param client of the cluster; not closed here
   * @param settings of the operator
   * @param instance name of this replica
   * @param lostLead ends the process, for another replica leads now
   */
  public TradewindOperator(
      KubernetesClient client, OperatorSettings settings, String instance, Runnable lostLead) {
    this(client, settings, instance, lostLead, Clock.systemUTC());
  }

  /**
   * The same with a clock of its own.
   *
   * @param clock of conditions, time-outs and Events
   */
  public TradewindOperator(
      KubernetesClient client,
      OperatorSettings settings,
      String instance,
      Runnable lostLead,
      Clock clock) {
    this.settings = settings;
    this.lostLead = lostLead;
    this.instance = instance;
    this.operator = new Operator(overrider -> configure(overrider, client));
    this.reconciler = new StrategyReconciler(settings, clock, instance, this::reported);
    this.halts = new HaltReconciler(reconciler::strategies, clock);
    operator.register(reconciler, this::configureStrategies);
    operator.register(halts, this::configureHalts);
  }

  /** Starts to watch, once this replica leads; returns before that. */
  public void start() {
    operator.start();
  }

  /** Whether all watches work; a replica that does not lead has none. */
  public boolean healthy() {
    var info = operator.getRuntimeInfo();
    return info.isStarted() && info.allEventSourcesAreHealthy();
  }

  private void configure(ConfigurationServiceOverrider overrider, KubernetesClient client) {
    overrider
        .withKubernetesClient(client)
        .withCloseClientOnStop(false)
        .checkingCRDAndValidateLocalModel(false)
        .withReconciliationTerminationTimeout(STOP_GRACE);
    if (settings.leader().election()) {
      var election =
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(settings.leader().lease())
              .withIdentity(instance)
              .withExitOnStopLeading(false)
              .withLeaderCallbacks(new LeaderCallbacks(() -> {}, this::stopLeading, _ -> {}));
      settings.leader().namespace().ifPresent(election::withLeaseNamespace);
      overrider.withLeaderElectionConfiguration(election.build());
    }
  }

  /** Giving up the lead at the end is no loss. */
  private void stopLeading() {
    if (!closing) {
      lostLead.run();
    }
  }

  private void reported(TradingStrategy strategy) {
    halts.reported(strategy);
  }

  private void configureStrategies(ControllerConfigurationOverrider<TradingStrategy> overrider) {
    configure(overrider.withName("tradingstrategy").withFinalizer(StrategyReconciler.FINALIZER));
  }

  /** However many strategies report at once, a halt's own status is written a few times only. */
  private void configureHalts(ControllerConfigurationOverrider<TradingHalt> overrider) {
    configure(
        overrider
            .withName("tradinghalt")
            .withRateLimiter(new LinearRateLimiter(HALT_REPORTS_EVERY, HALT_REPORTS)));
  }

  private void configure(ControllerConfigurationOverrider<?> overrider) {
    overrider
        .withFieldManager("tradewind-operator")
        .withRetry(
            new GenericRetry()
                .setInitialInterval(FIRST_RETRY_MILLIS)
                .setMaxInterval(LONGEST_RETRY_MILLIS)
                .setMaxAttempts(-1));
    Set<String> namespaces = settings.watchNamespaces().orElse(Set.of());
    if (namespaces.isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(namespaces);
    }
  }

  @Override
  public void close() {
    closing = true;
    operator.stop();
    reconciler.close();
  }
}
