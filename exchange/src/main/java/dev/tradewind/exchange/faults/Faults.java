package dev.tradewind.exchange.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Lets messages pass, but for those that something is to happen to. Of several faults that fit a
 * message the one that was asked for first happens. Used by one thread.
 */
public final class Faults {

  private static final long NANOS_OF_MILLI = 1_000_000;

  private final Consumer<String> disconnect;
  private final List<Armed> armed = new ArrayList<>();
  private final List<Traffic> held = new ArrayList<>();
  private final PriorityQueue<Late> late =
      new PriorityQueue<>(Comparator.comparingLong(Late::due).thenComparingLong(Late::number));
  private long now;
  private long number;

  private record Late(long due, long number, Traffic message) {}

  /** A fault with what is left of it. */
  private static final class Armed {

    private final Fault fault;
    private long left;

    private Armed(Fault fault, long left) {
      this.fault = fault;
      this.left = left;
    }
  }

  /**
   * No faults.
   *
   * @param disconnect ends the sessions of an account, or of all if it is {@code null}
   */
  public Faults(Consumer<String> disconnect) {
    this.disconnect = disconnect;
  }

  /** Asks for one. Those of the clock are not for here. */
  public void arm(Fault fault) {
    switch (fault) {
      case Fault.OfMessages messages -> armed.add(new Armed(fault, messages.count()));
      case Fault.Reject reject -> armed.add(new Armed(fault, reject.count()));
      case Fault.Disconnect after when after.after() > 0 ->
          armed.add(new Armed(fault, after.after()));
      case Fault.Disconnect at -> disconnect.accept(at.account());
      case Fault.Clear _ -> armed.clear();
      default -> throw new IllegalArgumentException(fault + " is no fault of messages.");
    }
  }

  /** Whether the new order that has arrived is to be refused. */
  public boolean rejectsOrder(String account) {
    for (Armed each : armed) {
      if (each.fault instanceof Fault.Reject reject
          && (reject.account() == null || reject.account().equals(account))) {
        use(each);
        return true;
      }
    }
    return false;
  }

  /** Lets a message pass, or not. */
  public void pass(Traffic message) {
    if (armed.isEmpty() && held.isEmpty()) {
      message.delivery().run();
      return;
    }
    List<Traffic> behind = held.stream().filter(message::goesLike).toList();
    held.removeAll(behind);
    happen(message);
    behind.forEach(each -> each.delivery().run());
    countDown(message);
  }

  private void happen(Traffic message) {
    Armed fault = of(message);
    if (fault == null) {
      message.delivery().run();
      return;
    }
    use(fault);
    switch (fault.fault) {
      case Fault.Delay delay ->
          late.add(new Late(now + delay.millis() * NANOS_OF_MILLI, number++, message));
      case Fault.Duplicate _ -> {
        message.delivery().run();
        message.delivery().run();
      }
      case Fault.Reorder _ -> held.add(message);
      default -> {
        // It is lost.
      }
    }
  }

  private Armed of(Traffic message) {
    for (Armed each : armed) {
      if (each.fault instanceof Fault.OfMessages messages
          && message.isOf(messages.messages(), messages.account())) {
        return each;
      }
    }
    return null;
  }

  private void countDown(Traffic message) {
    for (Armed each : List.copyOf(armed)) {
      if (each.fault instanceof Fault.Disconnect after && message.belongsTo(after.account())) {
        use(each);
        if (each.left == 0) {
          disconnect.accept(after.account());
        }
      }
    }
  }

  private void use(Armed fault) {
    fault.left--;
    if (fault.left == 0) {
      armed.remove(fault);
    }
  }

  /** A session is over: what was under way on it is lost. */
  public void end(long session) {
    held.removeIf(message -> message.session() == session);
    late.removeIf(each -> each.message().session() == session);
  }

  /** When the next delayed message arrives, of the clock that {@link #tick} tells. */
  public long nextTime() {
    return late.isEmpty() ? Long.MAX_VALUE : late.peek().due();
  }

  /**
   * Says what time it is, and lets arrive what is due.
   *
   * @param nanos of a clock that never goes back
   */
  public void tick(long nanos) {
    now = nanos;
    while (nextTime() <= now) {
      late.poll().message().delivery().run();
    }
  }
}
