package dev.tradewind.kubectl.stop;

import dev.tradewind.kubectl.console.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for the cluster to get somewhere, and says how far it has come whenever that changes.
 *
 * @param console that progress is told on
 * @param timeout of the whole
 */
public record Waiting(Console console, Duration timeout) {
  private static final Duration BETWEEN = Duration.ofMillis(500);

  /**
   * Waits.
   *
   * @param reached looks, and says whether it is there
   * @param progress a sentence about the last look
   * @return whether it was reached in time
   */
  public boolean until(BooleanSupplier reached, Supplier<String> progress) {
    Instant end = console.clock().instant().plus(timeout);
    String told = "";
    while (true) {
      if (reached.getAsBoolean()) {
        return true;
      }
      String now = progress.get();
      if (!now.equals(told)) {
        console.tell(now);
        told = now;
      }
      if (!console.clock().instant().isBefore(end) || !console.pause().of(BETWEEN)) {
        return false;
      }
    }
  }
}
