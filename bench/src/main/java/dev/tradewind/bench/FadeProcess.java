package dev.tradewind.bench;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EventHash;
import java.io.IOException;
import java.nio.file.Path;

/** W2 as a process: trades the fade on five million ticks. */
public final class FadeProcess {

  private FadeProcess() {}

  /**
   * Prints one line of JSON.
   *
   * @param arguments the file; then {@code hash} for the hash of all that the engine did, which
   *     takes longer
   */
  public static void main(String[] arguments) throws IOException {
    long start = System.nanoTime();
    TickFeed ticks = TickFile.open(Path.of(arguments[0]));
    EventHash hash = arguments.length > 1 ? new EventHash() : null;
    long loaded = System.nanoTime();
    Outcome outcome = Workload.w2(ticks, hash == null ? EngineListener.NONE : hash).finish();
    long end = System.nanoTime();
    System.out.println(
        Report.line(loaded - start, end - loaded, outcome, hash == null ? null : hash.hex()));
  }
}
