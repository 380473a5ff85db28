package dev.tradewind.operator.strategy;

import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.engine.algo.AlgoCatalogue;
import dev.tradewind.operator.OperatorSettings;
import dev.tradewind.operator.control.KeyStore;
import dev.tradewind.operator.halt.HaltDispatcher;
import dev.tradewind.operator.metrics.Meters;
import dev.tradewind.operator.metrics.OperatorMetric;
import dev.tradewind.operator.objects.ForeignObjectException;
import dev.tradewind.operator.objects.ObjectWriter;
import dev.tradewind.operator.objects.Store;
import dev.tradewind.operator.pod.PodClient;
import dev.tradewind.operator.pod.PodMeters;
import dev.tradewind.operator.pod.PodWatch;
import dev.tradewind.operator.render.Labels;
import dev.tradewind.operator.render.PodPorts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.MDC;

/** Keeps strategies as their resources say: observe, validate, decide, act, report. */
public final class StrategyReconciler
    implements Reconciler<TradingStrategy>, Cleaner<TradingStrategy>, AutoCloseable {
  /** The finalizer: nothing is removed before its position is closed, or kept on purpose. */
  public static final String FINALIZER = TradingStrategy.FINALIZER;

  /** No resource has such a name. */
  private static final ResourceID NOTHING = new ResourceID("/");

  private static final Duration AT_ONCE = Duration.ofMillis(20);
  private static final Duration WHILE_STARTING = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final OperatorSettings settings;
  private final Clock clock;
  private final String instance;
  private final String keyNamespace;
  private final Meters meters;
  private final SimpleInboundEventSource<TradingStrategy> podNews =
      new SimpleInboundEventSource<>("pods-talk");
  private final PodWatch podWatch;
  private final SpecCheck specCheck = new SpecCheck(AlgoCatalogue.builtIn());
  private final RunDecision runs;
  private final DeletionDecision deletions;
  private final Consumer<TradingStrategy> reported;
  private final Patience patience = new Patience();
  private final StatusReport report;
  private volatile IndexerResourceCache<TradingStrategy> strategies;
  private volatile Store<StatefulSet> statefulSets;
  private HaltDispatcher dispatcher;
  private StrategyObserver observer;
  private StrategyActor actor;
  private TryOut tryOut;
  private StrategyRemover remover;
  private StatusWriter statusWriter;

  /**
   * @param settings of the operator
   * @param clock of conditions and time-outs
   * @param instance name of this replica, for Events
   * @param keyNamespace of the Secret with the operator's own keys
   * @param meters takes what is counted
   * @param reported hears of every strategy whose status was written
   */
  public StrategyReconciler(
      OperatorSettings settings,
      Clock clock,
      String instance,
      String keyNamespace,
      Meters meters,
      Consumer<TradingStrategy> reported) {
    this.reported = reported;
    this.report = new StatusReport(new HistoryRule(settings.progressDeadline()));
    this.settings = settings;
    this.clock = clock;
    this.instance = instance;
    this.keyNamespace = keyNamespace;
    this.meters = meters;
    PodMeters podMeters = new PodMeters(meters);
    this.podWatch =
        new PodWatch(new PodClient(podMeters), settings, clock, podNews::propagateEvent);
    podMeters.show(podWatch);
    this.runs = new RunDecision(settings.runtimeImage(), settings.stopTimeout());
    this.deletions = new DeletionDecision(runs, settings.deletionTimeout());
  }

  @Override
  public List<EventSource<?, TradingStrategy>> prepareEventSources(
      EventSourceContext<TradingStrategy> context) {
    PhaseMeters.show(meters, context.getPrimaryCache()::list);
    var client = context.getClient();
    var writer = new ObjectWriter(client, clock, settings.sampleInterval());
    var stores = new Stores(context, writer);
    var ports = new PodPorts(settings.ports().monitoring(), settings.ports().control());
    var shared = new NamespaceObjects(stores, client, writer, ports, clock);
    var events = new EventRecorder(client, clock, instance, meters);
    var control = settings.control();
    var keys = new KeyStore(client, keyNamespace, control.secret(), control.lookInterval(), clock);
    var access =
        new ControlAccess(
            keys,
            new Bearers(client, writer, clock),
            new PublishedKeys(client, writer, keys, control.lookInterval(), clock, events::record),
            clock);
    var claims = new ClaimWriter(stores.claims, client, clock, settings.sampleInterval());
    strategies = context.getPrimaryCache();
    statefulSets = stores.statefulSets;
    dispatcher = new HaltDispatcher(this::strategies, access, podWatch);
    var haltWatch = new HaltWatch(context, dispatcher::dispatch);
    var halts = haltWatch.halts();
    var missing = new MissingPod(client, clock);
    var unseen = new UnseenPod(client, clock);
    observer = new StrategyObserver(stores, podWatch, halts, patience, missing, unseen, clock);
    actor = new StrategyActor(stores, shared, claims, access, podWatch, halts, ports);
    tryOut = new TryOut(client, stores, ports, clock);
    remover = new StrategyRemover(stores, shared, access, podWatch);
    statusWriter =
        new StatusWriter(
            settings.sampleInterval(),
            new WriteBudget(
                settings.statusWritesPerSecond(),
                clock.instant(),
                meters.counter(OperatorMetric.STATUS_WRITES_POSTPONED)::increment),
            events);
    List<EventSource<?, TradingStrategy>> sources = new ArrayList<>(stores.watches());
    sources.add(podNews);
    sources.add(haltWatch);
    return sources;
  }

  /** The strategies of a namespace as last seen, or as this operator last wrote them. */
  public Stream<TradingStrategy> strategies(String namespace) {
    var cache = strategies;
    return cache == null
        ? Stream.empty()
        : cache
            .list(namespace, _ -> true)
            .map(s -> cache.get(ResourceID.fromResource(s)).orElse(s));
  }

  /** The StatefulSets of strategies as last seen, also of strategies that are gone. */
  public Stream<StatefulSet> statefulSets() {
    return statefulSets == null ? Stream.empty() : statefulSets.all();
  }

  /**
   * Whether the strategy that an object was made for is there, and not just another of its name.
   */
  public boolean hasStrategy(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return Labels.strategyOf(object)
        .flatMap(name -> strategies.get(new ResourceID(name, namespace)))
        .filter(strategy -> Labels.belongsTo(object, strategy.getMetadata().getUid()))
        .isPresent();
  }

  /** Hands an event about nothing to the event processor; returns when it has been taken. */
  public void pulse() {
    podNews.propagateEvent(NOTHING);
  }

  @Override
  public UpdateControl<TradingStrategy> reconcile(
      TradingStrategy strategy, Context<TradingStrategy> context) {
    try (var _ = naming(strategy)) {
      Observation seen = observer.observe(strategy, context);
      if (seen.unheard()) {
        actor.ask(seen);
        return UpdateControl.<TradingStrategy>noUpdate().rescheduleAfter(SOON);
      }
      Verdict verdict = verdict(seen, specCheck.check(strategy));
      Plan plan = runs.decide(seen, verdict);
      act(plan, seen, verdict, context);
      var status = report.living(seen, verdict, plan, actor.complaint(seen));
      var outcome = statusWriter.write(seen, status, context);
      reported.accept(strategy);
      boolean givesUp = History.givesUp(seen.status(), status);
      return UpdateControl.<TradingStrategy>noUpdate()
          .rescheduleAfter(givesUp ? AT_ONCE : next(plan, outcome));
    }
  }

  /**
   * Of a change, also what only the cluster can say is known before the old pod is stopped. However
   * long it takes to say so, states are obeyed meanwhile.
   */
  private Verdict verdict(Observation seen, Verdict ofSpec) {
    Optional<Target> change = runs.change(seen, ofSpec);
    if (change.isPresent()) {
      actor.tellAtOnce(runs.undecided(seen, ofSpec).step(), seen);
    }
    return change.flatMap(target -> tryOut.refusal(seen, target)).orElse(ofSpec);
  }

  /** What a person must mend is told in the status; it is tried again all the same. */
  private void act(Plan plan, Observation seen, Verdict verdict, Context<TradingStrategy> context) {
    try {
      actor.act(plan, seen);
    } catch (ForeignObjectException | KubernetesClientException e) {
      Refusal.of(e)
          .ifPresent(
              why -> statusWriter.write(seen, report.refused(seen, verdict, plan, why), context));
      throw e;
    }
  }

  @Override
  public DeleteControl cleanup(TradingStrategy strategy, Context<TradingStrategy> context) {
    try (var _ = naming(strategy)) {
      Observation seen = observer.observe(strategy, context);
      Verdict verdict = closing(seen, specCheck.check(strategy));
      DeletionPlan deletion = deletions.decide(seen, verdict);
      if (deletion.removes()) {
        return remove(seen, deletion.message(), context);
      }
      if (seen.unheard()) {
        actor.ask(seen);
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
      }
      return keepUp(seen, verdict, deletion, context);
    }
  }

  /** A corrected spec that the cluster would refuse does not take the pod of the one before. */
  private Verdict closing(Observation seen, Verdict ofSpec) {
    return runs.closerChange(seen, ofSpec)
        .flatMap(target -> tryOut.refusal(seen, target))
        .orElse(ofSpec);
  }

  private DeleteControl remove(Observation seen, String message, Context<TradingStrategy> context) {
    if (statusWriter.write(seen, StatusReport.removing(seen, message), context)
        == StatusWriter.Outcome.Outdated) {
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
    }
    if (!remover.remove(seen, survivors(seen, context))) {
      return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
    }
    statusWriter.forget(seen.uid());
    observer.forget(seen);
    tryOut.forget(seen.uid());
    actor.forget(seen.uid());
    reported.accept(seen.strategy());
    return DeleteControl.defaultDelete();
  }

  private DeleteControl keepUp(
      Observation seen, Verdict verdict, DeletionPlan deletion, Context<TradingStrategy> context) {
    Optional<String> refusal = Optional.empty();
    try {
      actor.act(deletion.plan(), seen);
    } catch (ForeignObjectException | KubernetesClientException e) {
      if (NamespaceEnd.isWhy(e)) {
        return remove(seen, NamespaceEnd.MESSAGE, context);
      }
      refusal = Optional.of(Refusal.of(e).orElseThrow(() -> e));
    }
    var status = report.deleting(seen, verdict, deletion, refusal);
    var outcome = statusWriter.write(seen, status, context);
    reported.accept(seen.strategy());
    Duration next = next(deletion.plan(), outcome);
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(next.compareTo(SOON) < 0 ? next : SOON);
  }

  /** The UIDs of the other strategies of the namespace. */
  private static Set<String> survivors(Observation seen, Context<TradingStrategy> context) {
    return context
        .getPrimaryCache()
        .list(seen.namespace(), _ -> true)
        .map(other -> other.getMetadata().getUid())
        .filter(uid -> !uid.equals(seen.uid()))
        .collect(Collectors.toSet());
  }

  private Duration next(Plan plan, StatusWriter.Outcome outcome) {
    boolean goesOn =
        plan.step() instanceof Step.WriteDown && outcome == StatusWriter.Outcome.Written;
    if (goesOn) {
      return AT_ONCE;
    }
    // What has outdated a report wakes the strategy itself; asking again and again finds no more.
    boolean again =
        outcome == StatusWriter.Outcome.Postponed || outcome == StatusWriter.Outcome.Outdated;
    boolean waits = !(plan.step() instanceof Step.Rest) || plan.progress() == Progress.StoppingOld;
    if (waits || again) {
      return SOON;
    }
    return plan.progress() == Progress.StartingNew && plan.replicas() > 0
        ? WHILE_STARTING
        : settings.sampleInterval();
  }

  private static MdcScope naming(TradingStrategy strategy) {
    return new MdcScope(strategy.getMetadata().getNamespace(), strategy.getMetadata().getName());
  }

  /** Puts the strategy's name into every line of the log. */
  private static final class MdcScope implements AutoCloseable {
    private final Object outerNamespace = MDC.get("namespace");
    private final Object outerStrategy = MDC.get("strategy");

    MdcScope(String namespace, String name) {
      MDC.put("namespace", namespace);
      MDC.put("strategy", name);
    }

    /** The operator's log context, where there is one, keeps the name for the SDK's own lines. */
    @Override
    public void close() {
      restore("namespace", outerNamespace);
      restore("strategy", outerStrategy);
    }

    private static void restore(String key, Object outer) {
      if (outer == null) {
        MDC.remove(key);
      } else {
        MDC.put(key, outer);
      }
    }
  }

  @Override
  public void close() {
    if (dispatcher != null) {
      dispatcher.close();
    }
    podWatch.close();
  }
}
