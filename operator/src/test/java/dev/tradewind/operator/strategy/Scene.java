package dev.tradewind.operator.strategy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.api.v1alpha1.DesiredState;
import dev.tradewind.api.v1alpha1.EffectiveState;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.OnDelete;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.SpecRecord;
import dev.tradewind.api.v1alpha1.Trading;
import dev.tradewind.api.v1alpha1.TradingHalt;
import dev.tradewind.api.v1alpha1.TradingHaltSpec;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.api.v1alpha1.TradingState;
import dev.tradewind.api.v1alpha1.TradingStrategy;
import dev.tradewind.api.v1alpha1.TradingStrategySpec;
import dev.tradewind.api.v1alpha1.TradingStrategyStatus;
import dev.tradewind.operator.pod.PodView;
import dev.tradewind.operator.render.PodPorts;
import dev.tradewind.operator.render.Rendering;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds observations for tests: a strategy, its record and its pod, step by step. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final String IMAGE = "runtime:new";
  private Long foreignEpoch;
  private String lastPod;
  private LatchCause breach;
  private static final String UID = "6a0c1a0e-0000-4000-8000-000000000001";

  final TradingStrategy strategy =
      new KubernetesSerialization()
          .unmarshal(
              """
              apiVersion: tradewind.dev/v1alpha1
              kind: TradingStrategy
              metadata: {name: aapl-sma, namespace: desk-a, uid: %s, generation: 1, annotations: {}}
              spec:
                symbol: "AAPL"
                algo: sma-crossover
                parameters: {fast: 10, slow: 30}
                capital: {amount: "100000"}
                marketData: {sourceRef: {name: aapl-daily}}
              """
                  .formatted(UID),
              TradingStrategy.class);

  private final StrategyFile file = StrategyFile.forPod(strategy);
  private String podHash;
  private VenueStatus venue;
  private PodView view = PodView.UNKNOWN;
  private boolean configMapExists = true;
  private TradingHalt halt;
  private Instant waitingSince = NOW;
  private List<SpecRecord> history = List.of();

  /** What the user wants. */
  Scene wants(DesiredState state) {
    strategy.setSpec(strategy.getSpec().withState(state));
    return this;
  }

  /** Another spec than the one that trades. */
  Scene changes() {
    strategy.setSpec(strategy.getSpec().withParameters(Map.of("fast", 5, "slow", 30)));
    strategy.getMetadata().setGeneration(2L);
    return this;
  }

  /** It is being deleted since a while. */
  Scene deletedSince(Instant when, OnDelete onDelete) {
    strategy.setSpec(strategy.getSpec().withOnDelete(onDelete));
    strategy.getMetadata().setDeletionTimestamp(when.toString());
    return this;
  }

  /** The status has it on record. */
  Scene recorded(TradingState state, Long epoch) {
    return recorded(state, epoch, null);
  }

  /** A ledger that did not trade was found. */
  Scene foreignLedger(long epoch) {
    foreignEpoch = epoch;
    return this;
  }

  /** The pod whose process was the last on record; before {@link #recorded}. */
  Scene lastPod(String uid) {
    lastPod = uid;
    return this;
  }

  /** It runs, with a rollout in force. */
  Scene recordedRollout(String rollout) {
    return recorded(TradingState.Running, 1L, rollout);
  }

  private Scene recorded(TradingState state, Long epoch, String rollout) {
    strategy.setStatus(
        new TradingStrategyStatus(
            1L,
            "Trading",
            "AAPL",
            new EffectiveState(state, "Spec"),
            List.of(),
            new Trading(
                file.specHash(), 1L, epoch, foreignEpoch, "runtime:old", 1, rollout, lastPod),
            null,
            null,
            history,
            List.of()));
    return this;
  }

  /** What was reported last. */
  Scene last(TradingStrategyStatus status) {
    strategy.setStatus(status);
    return this;
  }

  /** A halt picks it. */
  Scene halted(String name, HaltLevel level) {
    halt = new TradingHalt();
    halt.getMetadata().setName(name);
    halt.setSpec(new TradingHaltSpec(null, List.of("aapl-sma"), level, "the news"));
    return this;
  }

  /** The pod's next status says that it has passed a limit. */
  Scene passing(LatchCause limit) {
    breach = limit;
    return this;
  }

  /** The pod holds a latch. */
  Scene latched(Latch latch) {
    PodStatus s = view.status();
    view =
        new PodView(
            new PodStatus(
                s.uid(),
                s.name(),
                s.namespace(),
                s.specHash(),
                s.version(),
                s.tzdata(),
                s.epoch(),
                s.ready(),
                s.reason(),
                s.message(),
                BookState.valueOf(latch.level().name()),
                s.commanded(),
                latch,
                s.breach(),
                s.commandSequence(),
                s.stopped(),
                s.trading(),
                s.completed(),
                s.settled(),
                s.capital(),
                s.currency(),
                s.sample(),
                s.openOrders(),
                s.counts(),
                s.data(),
                s.venue()),
            null,
            null,
            null,
            null,
            null);
    return this;
  }

  Scene releasing(String latchId) {
    strategy.setSpec(
        new KubernetesSerialization()
            .convertValue(
                new KubernetesSerialization()
                    .convertValue(strategy.getSpec(), ObjectNode.class)
                    .put("resumeHaltId", latchId),
                TradingStrategySpec.class));
    return this;
  }

  /** Since when the pod has had every chance. */
  Scene waitingSince(Instant since) {
    waitingSince = since;
    return this;
  }

  /** What is on record of earlier specs; before {@link #recorded}. */
  Scene history(SpecRecord... records) {
    history = List.of(records);
    return this;
  }

  Scene annotated(String key, String value) {
    strategy.getMetadata().setAnnotations(Map.of(key, value));
    return this;
  }

  /** A pod of the first spec is there, and not heard yet. */
  Scene pod() {
    podHash = file.specHash();
    return this;
  }

  /** A pod of the first spec is there and says so. */
  Scene pod(BookState state, TradingReason trading, String position) {
    return pod()
        .view(new PodView(status(state, trading, position, false), null, null, null, null, null));
  }

  /** The pod has closed its book. */
  Scene stoppedPod(BookState state, String position) {
    return pod()
        .view(
            new PodView(
                status(state, TradingReason.Paused, position, true), null, null, null, NOW, null));
  }

  /** Somebody has deleted the ConfigMap of the spec in force. */
  Scene withoutConfigMap() {
    configMapExists = false;
    return this;
  }

  Scene view(PodView other) {
    view = other;
    return this;
  }

  PodStatus status(BookState state, TradingReason trading, String position, boolean stopped) {
    var sample =
        new PodSample(
            NOW,
            List.of(
                new PodPosition("AAPL", new BigDecimal(position), BigDecimal.TEN, BigDecimal.TEN)),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            0);
    return new PodStatus(
        UID,
        "aapl-sma",
        "desk-a",
        file.specHash(),
        "0.1.0",
        "2025b",
        1,
        true,
        ReadyReason.AsAsked,
        "",
        state,
        state,
        null,
        breach,
        7,
        stopped,
        trading,
        false,
        false,
        new BigDecimal("100000"),
        "USD",
        sample,
        List.of(),
        null,
        List.of(),
        venue);
  }

  /** What a pod says of its venue. */
  Scene at(VenueStatus other) {
    venue = other;
    return this;
  }

  /** A pod's view with another reason of readiness. */
  PodView saying(ReadyReason reason) {
    PodStatus s = status(BookState.Running, TradingReason.Trading, "0", false);
    return new PodView(
        new PodStatus(
            s.uid(),
            s.name(),
            s.namespace(),
            s.specHash(),
            s.version(),
            s.tzdata(),
            s.epoch(),
            reason == ReadyReason.AsAsked,
            reason,
            s.message(),
            s.state(),
            s.commanded(),
            s.latch(),
            s.breach(),
            s.commandSequence(),
            s.stopped(),
            s.trading(),
            s.completed(),
            s.settled(),
            s.capital(),
            s.currency(),
            s.sample(),
            s.openOrders(),
            s.counts(),
            s.data(),
            s.venue()),
        null,
        null,
        null,
        null,
        null);
  }

  String firstHash() {
    return file.specHash();
  }

  Observation seen() {
    return seen(podHash == null ? null : pod(podHash));
  }

  /** The same with this pod. */
  Observation seen(Pod pod) {
    ConfigMap map =
        new Rendering(
                file,
                "runtime:old",
                null,
                1,
                1,
                strategy.getSpec().withDefaults().storage(),
                PodPorts.DEFAULT)
            .configMap();
    return new Observation(
        strategy,
        Optional.empty(),
        Optional.ofNullable(pod),
        configMapExists ? List.of(map) : List.of(),
        Optional.empty(),
        view,
        halt == null ? List.of() : List.of(halt),
        waitingSince,
        Optional.empty(),
        NOW);
  }

  /** Of what is on record, or of what is new. */
  private String image() {
    var status = strategy.getStatus();
    return status == null || status.trading() == null ? IMAGE : status.trading().image();
  }

  private Pod pod(String hash) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("aapl-sma-0")
        .withUid("pod")
        .withAnnotations(Map.of(TradingStrategy.SPEC_HASH, hash, "tradewind.dev/strategy-uid", UID))
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withImage(image())
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPodIP("10.0.0.1")
        .endStatus()
        .build();
  }
}
