package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.operator.OperatorSettings;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps in touch with all pods: polls each at its pace, sends commands, remembers the last answers.
 * Nothing here blocks; a change that calls for a look is told to the listener. Safe for many
 * threads.
 */
public final class PodWatch implements AutoCloseable {
  private static final double JITTER = 0.1;

  private final Map<ResourceID, Conversation> conversations = new ConcurrentHashMap<>();
  private final PodClient client;
  private final OperatorSettings settings;
  private final Clock clock;
  private final PollBudget budget;
  private final Consumer<ResourceID> listener;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pod-watch").daemon().factory());

  public PodWatch(
      PodClient client, OperatorSettings settings, Clock clock, Consumer<ResourceID> listener) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.budget = new PollBudget(settings.pollsPerSecond(), System.nanoTime());
    this.listener = listener;
  }

  /** How many pods are asked for their status. */
  int followed() {
    return conversations.size();
  }

  /** How many of them do not answer. */
  long silent() {
    return conversations.values().stream().filter(Conversation::silent).count();
  }

  /** What is known of that pod of a strategy. */
  public PodView view(ResourceID strategy, String podUid) {
    Conversation conversation = conversations.get(strategy);
    return conversation == null ? PodView.UNKNOWN : conversation.viewOf(podUid);
  }

  /** Polls a pod from now on, faster while something is awaited of it. */
  public void follow(ResourceID strategy, PodTarget target, boolean awaited) {
    Conversation conversation = conversations.computeIfAbsent(strategy, _ -> new Conversation());
    if (conversation.turnTo(target, awaited)) {
      schedule(strategy, conversation, conversation.newTurn(), Duration.ZERO);
    }
  }

  /** The pod of that strategy is not to stop, whatever it was asked before. */
  public void takeBackStop(ResourceID strategy) {
    Conversation conversation = conversations.get(strategy);
    if (conversation != null) {
      conversation.takeBackStop();
    }
  }

  /** Polls no pod of that strategy any more. */
  public void forget(ResourceID strategy) {
    Conversation conversation = conversations.remove(strategy);
    if (conversation != null) {
      conversation.newTurn();
    }
  }

  /**
   * Sends a command, unless one is still on its way; what comes of it shows in the view.
   *
   * @param authority to command it
   * @param floor the least strict state that halts leave, asked at the last moment
   * @return false when the pod would accept nothing that the authority has
   */
  public boolean tell(
      ResourceID strategy, Authority authority, Wish wish, Supplier<BookState> floor) {
    Conversation conversation = conversations.get(strategy);
    if (conversation != null && wish instanceof Wish.Stop) {
      conversation.askToStop(clock.instant());
    }
    if (conversation == null || conversation.unheard()) {
      return true;
    }
    Optional<Authority.Proof> proof = proof(strategy, conversation, authority);
    if (proof.isEmpty()) {
      conversation.unproven();
    }
    if (proof.isPresent() && conversation.beginCommand(wish, floor)) {
      send(strategy, conversation, authority, proof.get(), wish);
    }
    return proof.isPresent();
  }

  private static Optional<Authority.Proof> proof(
      ResourceID strategy, Conversation conversation, Authority authority) {
    return authority.proof(strategy, conversation.target().strategyUid(), conversation.knownKeys());
  }

  /**
   * Makes a pod stricter at once, or as soon as the command on its way has ended. A pod that is as
   * strict already, or was never heard, is left to the reconcile.
   *
   * @param authority to command it
   * @return whether the command was sent now
   */
  public boolean halt(ResourceID strategy, Authority authority, BookState level) {
    Conversation conversation = conversations.get(strategy);
    if (conversation == null || conversation.unheard()) {
      return false;
    }
    Optional<Authority.Proof> proof = proof(strategy, conversation, authority);
    if (proof.isEmpty() || !conversation.beginHalt(level)) {
      return false;
    }
    send(strategy, conversation, authority, proof.get(), new Wish.State(level));
    return true;
  }

  private void send(
      ResourceID strategy,
      Conversation conversation,
      Authority authority,
      Authority.Proof proof,
      Wish wish) {
    PodTarget target = conversation.target();
    long sequence = conversation.viewOf(target.podUid()).status().commandSequence() + 1;
    var _ =
        client
            .control(target.address(), proof, wish.command(target.strategyUid(), sequence))
            .thenAccept(
                answer -> {
                  conversation.endCommand(target, wish, answer, clock.instant());
                  BookState halt = conversation.haltWaiting();
                  if (halt != null) {
                    halt(strategy, authority, halt);
                  }
                  if (answer instanceof PodAnswer.Says) {
                    listener.accept(strategy);
                  }
                });
  }

  private void schedule(ResourceID strategy, Conversation conversation, long turn, Duration delay) {
    later(() -> queue(strategy, conversation, turn), delay.toNanos());
  }

  /** Only what is due takes a slot: one reserved ahead would hold up those who are awaited. */
  private void queue(ResourceID strategy, Conversation conversation, long turn) {
    if (conversation.isTurn(turn)) {
      later(() -> poll(strategy, conversation, turn), budget.take(System.nanoTime()));
    }
  }

  private void later(Runnable task, long nanos) {
    if (!timer.isShutdown()) {
      var _ = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void poll(ResourceID strategy, Conversation conversation, long turn) {
    if (!conversation.isTurn(turn)) {
      return;
    }
    PodTarget target = conversation.target();
    var _ =
        client
            .status(target.address())
            .thenAccept(
                answer -> {
                  boolean changed = conversation.heard(target, answer, clock.instant());
                  if (!conversation.isTurn(turn)) {
                    return;
                  }
                  if (changed || conversation.awaited()) {
                    listener.accept(strategy);
                  }
                  schedule(strategy, conversation, turn, pace(conversation));
                });
  }

  private Duration pace(Conversation conversation) {
    Duration pace =
        conversation.awaited() ? settings.awaitedPollInterval() : settings.pollInterval();
    double factor = 1 - JITTER * ThreadLocalRandom.current().nextDouble();
    return Duration.ofNanos((long) (pace.toNanos() * factor));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
  }
}
