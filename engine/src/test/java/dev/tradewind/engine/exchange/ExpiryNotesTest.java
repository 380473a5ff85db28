package dev.tradewind.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Notes about orders that have ended are not kept until the day that they were good till. */
class ExpiryNotesTest {

  private static final long YEAR = 365 * 86_400_000_000_000L;

  private final Mailbox notes = new Mailbox();
  private final Set<Long> live = new TreeSet<>();

  private void order(long number) {
    live.add(number);
    notes.send(notes.write(Message.Kind.EXPIRE, number, YEAR + number));
  }

  private void end(long number) {
    live.remove(number);
    notes.lapse(live::contains);
  }

  private int size() {
    int size = 0;
    while (notes.nextTime() != Long.MAX_VALUE) {
      notes.take();
      size++;
    }
    return size;
  }

  @Test
  void thereAreNeverManyMoreThanLiveOrders() {
    for (long number = 1; number <= 10; number++) {
      order(number);
    }
    for (long number = 11; number <= 20_000; number++) {
      order(number);
      end(number);
    }
    assertThat(notes.nextTime()).as("the oldest is alive").isEqualTo(YEAR + 1);
    assertThat(size()).isBetween(10, 200);
  }
}
