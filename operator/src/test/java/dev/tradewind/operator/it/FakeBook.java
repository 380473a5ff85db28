package dev.tradewind.operator.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StrategyFile;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The ledger of a fake pod: outlives the pod, obeys commands as documented, and remembers them. */
final class FakeBook {
  final List<ControlCommand> commands = new ArrayList<>();
  BookState told = BookState.Paused;
  BigDecimal position = BigDecimal.ZERO;
  BigDecimal equity = new BigDecimal("100000");
  BigDecimal capital;
  BigDecimal free = BigDecimal.ZERO;
  boolean flattens = true;
  boolean completed;
  LatchCause breach;
  private Latch latch;
  boolean stopped;
  ReadyReason trouble;
  String troubleMessage = "";
  private String specHash = "";
  private long sequence;
  private long epoch;

  /** A process opens the ledger. */
  synchronized void open(StrategyFile file) {
    epoch++;
    stopped = false;
    specHash = file.specHash();
    if (capital == null) {
      capital = new BigDecimal(file.spec().capital().amount());
    }
  }

  /** Obeys a command; the HTTP code. */
  synchronized int obey(String body, String uid) {
    ControlCommand command;
    try {
      command = ControlCommand.read(body);
    } catch (JsonProcessingException e) {
      return 400;
    }
    if (!command.uid().equals(uid) || command.sequence() < sequence) {
      return 409;
    }
    if (command.sequence() == sequence) {
      return 200;
    }
    return carryOut(command);
  }

  private int carryOut(ControlCommand command) {
    switch (command) {
      case ControlCommand.SetCapital set when set.amount().compareTo(free) < 0 -> {
        return 422;
      }
      case ControlCommand.SetCapital set -> capital = set.amount();
      case ControlCommand.SetState set -> turnTo(set.state());
      case ControlCommand.Release release
          when latch == null || !latch.id().equals(release.latchId()) -> {
        return 422;
      }
      case ControlCommand.Release _ -> latch = null;
      case ControlCommand.Stop _ -> stopped = true;
    }
    sequence = command.sequence();
    commands.add(command);
    return 200;
  }

  /** The pod stops itself. */
  synchronized void latch(Latch next) {
    latch = next;
    closeIfFlat();
  }

  /** What it obeys: the strictest of what it was told and its latch. */
  synchronized BookState state() {
    BookState own = latch == null ? BookState.Running : BookState.valueOf(latch.level().name());
    return own.compareTo(told) > 0 ? own : told;
  }

  private void turnTo(BookState next) {
    told = next;
    closeIfFlat();
  }

  private void closeIfFlat() {
    if (state() == BookState.Flat && flattens) {
      position = BigDecimal.ZERO;
    }
  }

  synchronized void flatten() {
    position = BigDecimal.ZERO;
  }

  /** Another ledger takes its place: an old one that was told Flat, and was opened by nobody. */
  synchronized void restoreEmpty() {
    epoch = 0;
    told = BookState.Flat;
    position = BigDecimal.ZERO;
  }

  synchronized long epoch() {
    return epoch;
  }

  synchronized List<ControlCommand> commands() {
    return List.copyOf(commands);
  }

  synchronized PodStatus status(StrategyFile file) {
    boolean flattening = doing() == TradingReason.Flattening;
    boolean ready = trouble == null && !stopped && !flattening;
    ReadyReason reason =
        trouble != null
            ? trouble
            : stopped
                ? ReadyReason.Starting
                : flattening ? ReadyReason.Flattening : ReadyReason.AsAsked;
    return new PodStatus(
        file.uid(),
        file.name(),
        file.namespace(),
        specHash,
        "0.1.0",
        "2025b",
        epoch,
        ready,
        reason,
        troubleMessage,
        state(),
        told,
        latch,
        breach,
        sequence,
        stopped,
        doing(),
        completed,
        completed && state() == BookState.Flat,
        capital,
        "USD",
        sample(),
        List.of(),
        null,
        List.of(),
        null);
  }

  private TradingReason doing() {
    BookState state = state();
    if (state == BookState.Flat) {
      return position.signum() == 0 ? TradingReason.Flat : TradingReason.Flattening;
    }
    return completed
        ? TradingReason.Completed
        : state == BookState.Running ? TradingReason.Trading : TradingReason.valueOf(state.name());
  }

  private PodSample sample() {
    return new PodSample(
        Instant.parse("2012-01-05T00:00:00Z"),
        List.of(
            new PodPosition("AAPL", position, new BigDecimal("58.12"), new BigDecimal("58.20"))),
        equity,
        equity,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        equity.subtract(new BigDecimal("100000")),
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        0);
  }
}
