package dev.tradewind.operator.pod;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.KnownKeys;
import dev.tradewind.operator.pod.PodAnswer.Refuses;
import dev.tradewind.operator.pod.PodAnswer.Says;
import dev.tradewind.operator.pod.PodAnswer.Silent;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The talk with one pod: who it is, what it last said, and whether something is on its way. One
 * command at a time. Guarded by its own lock.
 */
final class Conversation {
  private PodTarget target;
  private PodView view = PodView.UNKNOWN;
  private boolean awaited;
  private boolean commanding;
  private BookState halt;
  private long turn;

  /** Turns to a pod; true when the next poll should come at once. */
  synchronized boolean turnTo(PodTarget next, boolean nowAwaited) {
    boolean other = target == null || !target.podUid().equals(next.podUid());
    boolean sooner = nowAwaited && !awaited;
    if (other) {
      view = PodView.UNKNOWN;
      commanding = false;
      halt = null;
    }
    target = next;
    awaited = nowAwaited;
    return other || sooner;
  }

  synchronized PodTarget target() {
    return target;
  }

  synchronized boolean silent() {
    return view.silentSince() != null;
  }

  /** Whether the pod has never told a status: nobody knows then what it is to be told. */
  synchronized boolean unheard() {
    return view.status() == null;
  }

  /** There is nothing to show it that a command is the operator's. */
  synchronized void unproven() {
    view =
        view.disobeyed(
            "It asks for a credential, and there is none: its image is older than its objects.");
  }

  /** The keys whose owners the pod obeys; null where it asks for a credential. */
  synchronized KnownKeys knownKeys() {
    return view.status() == null ? null : view.status().control();
  }

  synchronized boolean awaited() {
    return awaited;
  }

  synchronized PodView viewOf(String podUid) {
    return target != null && target.podUid().equals(podUid) ? view : PodView.UNKNOWN;
  }

  /** Begins a new round of polls; rounds begun before are over. */
  synchronized long newTurn() {
    return ++turn;
  }

  synchronized boolean isTurn(long number) {
    return turn == number;
  }

  /**
   * Takes the right to send; false when a command is on its way, when the pod was never heard, when
   * it has obeyed meanwhile, or when the wish is looser than what is demanded meanwhile.
   *
   * @param floor the least strict state that halts leave; asked under the lock, so that a halt is
   *     either seen here or sent after this command
   */
  synchronized boolean beginCommand(Wish wish, Supplier<BookState> floor) {
    if (wish instanceof Wish.State state
        && (state.state().compareTo(floor.get()) < 0 || obeys(state.state()))) {
      return false;
    }
    if (wish instanceof Wish.Stop && view.stopped()) {
      return false;
    }
    if (commanding || view.answering().isEmpty()) {
      return false;
    }
    commanding = true;
    return true;
  }

  /**
   * The pod is to stop from now on, whether it hears of it or not: one that never answers must not
   * be waited for without an end.
   */
  synchronized void askToStop(Instant now) {
    if (!view.stopped()) {
      view = view.askedToStop(now);
    }
  }

  /** A stop that was asked for, and did not happen, is asked for no more. */
  synchronized void takeBackStop() {
    if (view.stopAsked() != null && !view.stopped()) {
      view = view.notAskedToStop();
    }
  }

  private boolean obeys(BookState state) {
    return view.answering().filter(pod -> pod.isTold(state)).isPresent();
  }

  /**
   * Takes the right to halt the pod. While a command is on its way the halt waits for its end, see
   * {@link #haltWaiting}.
   *
   * @return false when there is nothing to send now
   */
  synchronized boolean beginHalt(BookState level) {
    if (commanding) {
      halt = halt == null || halt.compareTo(level) < 0 ? level : halt;
      return false;
    }
    if (view.answering().filter(pod -> pod.lastCommanded().compareTo(level) < 0).isEmpty()) {
      return false;
    }
    commanding = true;
    return true;
  }

  /** The halt that waited for the end of a command, which it forgets; null when none did. */
  synchronized BookState haltWaiting() {
    BookState waiting = halt;
    halt = null;
    return waiting;
  }

  synchronized void endCommand(PodTarget asked, Wish wish, PodAnswer answer, Instant now) {
    if (!asked.podUid().equals(target.podUid())) {
      return;
    }
    commanding = false;
    view =
        switch (answer) {
          case Says says -> view.obeyed(says.status());
          case Silent silent -> view.silent(silent.why(), now);
          case Refuses refusal when refusal.code() == 422 && wish instanceof Wish.Capital capital ->
              view.refused(capital.amount(), refusal.message());
          case Refuses refusal -> view.disobeyed(refusal.message());
        };
  }

  /** Takes in the answer to a poll; true when the essentials are others than before. */
  synchronized boolean heard(PodTarget asked, PodAnswer answer, Instant now) {
    if (!asked.equals(target) || commanding) {
      return false;
    }
    PodView before = view;
    view =
        switch (answer) {
          case Says says when !says.status().uid().equals(asked.strategyUid()) ->
              view.silent("it trades another strategy, " + says.status().uid(), now);
          case Says says when outdated(says) -> view;
          case Says says -> view.said(says.status());
          case Silent silent -> view.silent(silent.why(), now);
          case Refuses refusal -> view.silent("HTTP " + refusal.code(), now);
        };
    return differs(before, view);
  }

  /** An answer that a command has overtaken on its way. */
  private boolean outdated(Says says) {
    return view.status() != null
        && says.status().epoch() == view.status().epoch()
        && says.status().commandSequence() < view.status().commandSequence();
  }

  private static boolean differs(PodView before, PodView after) {
    boolean silenceChanged = (before.silentSince() == null) != (after.silentSince() == null);
    return silenceChanged || !Objects.equals(essentials(before), essentials(after));
  }

  private static Essentials essentials(PodView view) {
    return view.status() == null ? null : Essentials.of(view.status());
  }
}
