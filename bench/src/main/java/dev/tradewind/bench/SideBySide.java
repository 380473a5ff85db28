package dev.tradewind.bench;

import dev.tradewind.engine.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Engines that trade the same feed side by side. Stateless; any thread. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Trades all events with every engine, each on one of as many threads as there are processors.
   */
  public static Outcome finishOnAllProcessors(Run[] runs) {
    int threads = Math.min(runs.length, Runtime.getRuntime().availableProcessors());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Outcome>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Run[] share = share(runs, i, threads);
        shares.add(() -> finish(share));
      }
      Outcome all = Outcome.NONE;
      for (Future<Outcome> share : pool.invokeAll(shares)) {
        all = all.plus(share.get());
      }
      return all;
    } catch (ExecutionException e) {
      throw new IllegalStateException("An engine has failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while engines traded.", e);
    }
  }

  private static Run[] share(Run[] runs, int number, int of) {
    List<Run> share = new ArrayList<>();
    for (int i = number; i < runs.length; i += of) {
      share.add(runs[i]);
    }
    return share.toArray(Run[]::new);
  }

  /** Trades all events with every engine, on the caller's thread. */
  public static Outcome finish(Run[] runs) {
    boolean more = true;
    while (more) {
      more = step(runs, Fleet.BLOCK);
    }
    Outcome all = Outcome.NONE;
    for (Run run : runs) {
      all = all.plus(run.finish());
    }
    return all;
  }

  /**
   * Trades at most {@code events} events with every engine.
   *
   * @return whether there were so many
   */
  public static boolean step(Run[] runs, int events) {
    boolean more = true;
    for (Run run : runs) {
      more = run.step(events);
    }
    return more;
  }
}
