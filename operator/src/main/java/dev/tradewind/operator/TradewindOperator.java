package dev.tradewind.operator;

import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.operator.halt.HaltReconciler;
import dev.tradewind.operator.health.LivenessRule;
import dev.tradewind.operator.health.Pulse;
import dev.tradewind.operator.health.ReconcileThreads;
import dev.tradewind.operator.health.Vitals;
import dev.tradewind.operator.leader.Leadership;
import dev.tradewind.operator.leader.LeaseRelease;
import dev.tradewind.operator.leader.LeaseTraffic;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import dev.tradewind.operator.metrics.ReconcileMeters;
import dev.tradewind.operator.orphan.Orphans;
import dev.tradewind.operator.strategy.StrategyReconciler;
import dev.tradewind.operator.strategy.WakeRule;
import dev.tradewind.operator.traffic.ObservedClient;
import dev.tradewind.operator.traffic.StoreRevision;
import dev.tradewind.operator.traffic.WatchedNamespaces;
import dev.tradewind.operator.traffic.Watches;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.monitoring.AggregatedMetrics;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import io.javaoperatorsdk.operator.processing.event.rate.LinearRateLimiter;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** The whole operator without its container: may be started and stopped once. */
public final class TradewindOperator implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TradewindOperator.class);
  private static final Duration STOP_GRACE = Duration.ofSeconds(5);
  private static final Duration CACHE_SYNC = Duration.ofMinutes(2);

  /** A namespace that cannot be watched is left out long before its watches are taken for deaf. */
  private static final int LOOKS_PER_WATCH_TIMEOUT = 12;

  private static final int FIRST_RETRY_MILLIS = 200;
  private static final int LONGEST_RETRY_MILLIS = 30_000;

  private static final Duration HALT_REPORTS_EVERY = Duration.ofSeconds(1);
  private static final int HALT_REPORTS = 4;

  private final OperatorSettings settings;
  private final String instance;
  private final String leaseNamespace;
  private final Leadership leadership;
  private final Watches watches;
  private final ObservedClient observed;
  private final ReconcileThreads threads;
  private final Operator operator;
  private final StrategyReconciler reconciler;
  private final HaltReconciler halts;
  private final Pulse pulse;
  private final StoreRevision revision;
  private final WatchedNamespaces namespaces;
  private final Orphans orphans;

  /** As the other one, without metrics that anybody reads. */
  public TradewindOperator(
      KubernetesClient client, OperatorSettings settings, String instance, Runnable lostLead) {
    this(client, settings, instance, lostLead, new SimpleMeterRegistry());
  }

  /**
   * @param client of the cluster; not closed here
   * @param settings of the operator
   * @param instance name of this replica
   * @param lostLead ends the process, for another replica leads now
   * @param registry takes the operator's metrics
   */
  public TradewindOperator(
      KubernetesClient client,
      OperatorSettings settings,
      String instance,
      Runnable lostLead,
      MeterRegistry registry) {
    this(client, settings, instance, lostLead, registry, Clock.systemUTC());
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
      MeterRegistry registry,
      Clock clock) {
    this.settings = settings;
    this.instance = instance;
    this.leaseNamespace =
        settings.leader().namespace().orElse(client.getConfiguration().getNamespace());
    Meters meters = new Meters(registry);
    this.leadership =
        new Leadership(settings.leader().renewDeadline(), Clock.systemUTC(), lostLead);
    meters.gauge(OperatorMetric.LEADER, () -> leads() ? 1 : 0);
    this.watches = new Watches(meters, System::nanoTime);
    this.observed =
        new ObservedClient(
            client,
            meters,
            watches,
            settings.health().watchTimeout(),
            Map.of("lease", new LeaseTraffic(leadership, leaseNamespace)));
    this.threads = new ReconcileThreads(settings.reconcileThreads(), meters, System::nanoTime);
    this.operator = new Operator(overrider -> configure(overrider, meters));
    this.reconciler =
        new StrategyReconciler(
            settings,
            clock,
            instance,
            settings.control().namespace().orElse(leaseNamespace),
            meters,
            this::reported);
    this.halts = new HaltReconciler(reconciler::strategies, clock);
    this.pulse = new Pulse(reconciler::pulse, threads, meters, System::nanoTime);
    this.revision = new StoreRevision(watches, this::storeRevision);
    this.orphans =
        new Orphans(reconciler::statefulSets, reconciler::hasStrategy, meters, System::nanoTime);
    this.namespaces =
        new WatchedNamespaces(
            observed.client(),
            settings.watchNamespaces().orElse(Set.of()),
            settings.health().watchTimeout().dividedBy(LOOKS_PER_WATCH_TIMEOUT),
            watches,
            meters);
  }

  /**
   * Starts to watch, once this replica leads; returns before that. Waits for a namespace that it
   * may watch.
   */
  public void start() {
    if (!namespaces.awaitFirst()) {
      return;
    }
    var controllers =
        List.of(
            operator.register(reconciler, this::configureStrategies),
            operator.register(halts, this::configureHalts));
    operator.start();
    namespaces.start(all -> controllers.forEach(controller -> controller.changeNamespaces(all)));
    orphans.start(settings.health().pulseInterval());
    pulse.start(settings.health().pulseInterval());
    revision.start(settings.health().pulseInterval());
  }

  /** Asked of the store itself, not of a cache of the API server's. */
  private String storeRevision() {
    var strategies = observed.client().resources(TradingStrategy.class);
    var one = new ListOptionsBuilder().withLimit(1L).build();
    return namespaces
        .any()
        .map(namespace -> strategies.inNamespace(namespace).list(one))
        .orElseGet(() -> strategies.inAnyNamespace().list(one))
        .getMetadata()
        .getResourceVersion();
  }

  /** Whether all watches work, of a replica that waits to lead too. */
  public boolean healthy() {
    return operator.getRuntimeInfo().isStarted()
        && operator.getRegisteredControllers().stream().allMatch(TradewindOperator::synced)
        && watches.allOpen();
  }

  /** The namespaces that are to be watched and cannot be; the others are. */
  public Set<String> leftOut() {
    return namespaces.leftOut();
  }

  private static boolean synced(RegisteredController<?> controller) {
    for (InformerWrappingEventSourceHealthIndicator<?> source :
        controller.getControllerHealthInfo().informerEventSourceHealthIndicators().values()) {
      Map<String, InformerHealthIndicator> informers = source.informerHealthIndicators();
      if (!informers.values().stream().allMatch(i -> i.isRunning() && i.hasSynced())) {
        return false;
      }
    }
    return true;
  }

  /** Whether this replica leads; without an election it does. */
  public boolean leads() {
    return !settings.leader().election() || leadership.leads();
  }

  /** Why the process is better started anew, a sentence each; empty while it lives. */
  public List<String> troubles() {
    var limits = settings.health();
    var rule =
        new LivenessRule(limits.pulseTimeout(), limits.reconcileTimeout(), limits.watchTimeout());
    List<String> troubles = new ArrayList<>();
    revision.trouble().ifPresent(troubles::add);
    namespaces.trouble().ifPresent(troubles::add);
    troubles.addAll(
        rule.troubles(new Vitals(pulse.awaited(), threads.longest(), watches.deafness())));
    return troubles;
  }

  private void configure(ConfigurationServiceOverrider overrider, Meters meters) {
    overrider
        .withKubernetesClient(observed.client())
        .withCloseClientOnStop(false)
        .checkingCRDAndValidateLocalModel(false)
        .withExecutorService(threads)
        .withCacheSyncTimeout(CACHE_SYNC)
        .withMetrics(new AggregatedMetrics(List.of(new ReconcileMeters(meters), new LogContext())))
        .withReconciliationTerminationTimeout(STOP_GRACE);
    var leader = settings.leader();
    if (leader.election()) {
      overrider.withLeaderElectionConfiguration(
          LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(leader.lease())
              .withLeaseNamespace(leaseNamespace)
              .withIdentity(instance)
              .withLeaseDuration(leader.leaseDuration())
              .withRenewDeadline(leader.renewDeadline())
              .withRetryPeriod(leader.retryPeriod())
              .withExitOnStopLeading(false)
              .withLeaderCallbacks(leadership.callbacks())
              .build());
    }
  }

  private void reported(TradingStrategy strategy) {
    halts.reported(strategy);
  }

  private void configureStrategies(ControllerConfigurationOverrider<TradingStrategy> overrider) {
    configure(
        overrider
            .withName("tradingstrategy")
            .withFinalizer(StrategyReconciler.FINALIZER)
            .withGenerationAware(false)
            .withOnUpdateFilter(WakeRule::wakes));
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
    if (namespaces.watched().isEmpty()) {
      overrider.watchingAllNamespaces();
    } else {
      overrider.settingNamespaces(namespaces.watched());
    }
  }

  @Override
  public void close() {
    boolean led = leadership.leads();
    leadership.end();
    namespaces.close();
    orphans.close();
    pulse.close();
    revision.close();
    operator.stop();
    reconciler.close();
    if (led) {
      handOver();
    }
    leadership.close();
    observed.close();
  }

  /** Only one that does nothing more gives its Lease back: two must not act. */
  private void handOver() {
    if (threads.idle()) {
      LeaseRelease.release(observed.client(), leaseNamespace, settings.leader().lease(), instance);
    } else {
      LOG.warnf(
          "A reconcile does not end; the Lease %s is left to expire.", settings.leader().lease());
    }
  }
}
