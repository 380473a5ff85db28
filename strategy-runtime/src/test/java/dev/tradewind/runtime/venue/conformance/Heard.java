package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.runtime.venue.VenueEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What an adapter told, and whether it was told as the port says. */
final class Heard implements Consumer<VenueEvent> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<VenueEvent> events = new LinkedBlockingQueue<>();
  private final List<String> wrong = new ArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private boolean inSession;
  private boolean over;

  @Override
  public void accept(VenueEvent event) {
    check(telling.compareAndSet(false, true), "one call at a time", event);
    check(!over, "nothing after the end", event);
    switch (event) {
      case VenueEvent.SessionBegan _ -> {
        check(!inSession, "a session begins after the end of the one before", event);
        inSession = true;
      }
      case VenueEvent.SessionEnded _ -> inSession = false;
      case VenueEvent.Superseded _ -> {
        inSession = false;
        over = true;
      }
      default -> check(inSession, "only sessions are told between sessions", event);
    }
    events.add(event);
    telling.set(false);
  }

  private synchronized void check(boolean well, String rule, VenueEvent event) {
    if (!well) {
      wrong.add(rule + ": " + event);
    }
  }

  /** From now on nothing may be told any more. */
  void end() {
    over = true;
  }

  /** Fails where something was told otherwise than the port says. */
  synchronized void assertOrderly() {
    assertThat(wrong).isEmpty();
  }

  /** The next event of a kind; what comes before it is left out. */
  <E extends VenueEvent> E next(Class<E> kind) throws InterruptedException {
    return next(kind, _ -> true);
  }

  <E extends VenueEvent> E next(Class<E> kind, Predicate<E> which) throws InterruptedException {
    List<VenueEvent> before = new ArrayList<>();
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      VenueEvent event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new AssertionError("No " + kind.getSimpleName() + " was told, only " + before);
      }
      before.add(event);
      if (kind.isInstance(event) && which.test(kind.cast(event))) {
        return kind.cast(event);
      }
    }
  }

  /** All until the next event of a kind, without it. */
  List<VenueEvent> until(Class<? extends VenueEvent> kind) throws InterruptedException {
    List<VenueEvent> all = new ArrayList<>();
    VenueEvent event = next(VenueEvent.class);
    while (!kind.isInstance(event)) {
      all.add(event);
      event = next(VenueEvent.class);
    }
    return all;
  }

  /** What was told and not looked at, at this moment. */
  List<VenueEvent> rest() {
    List<VenueEvent> all = new ArrayList<>();
    events.drainTo(all);
    return all;
  }
}
