package dev.tradewind.operator.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does many things at once; the first that fails fails all. */
final class Together {
  private Together() {}

  /** All of them, a few at a time; their results in order. */
  static <T> List<T> all(int atOnce, List<Callable<T>> acts) throws InterruptedException {
    List<Future<T>> running = new ArrayList<>();
    List<T> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
      acts.forEach(act -> running.add(executor.submit(act)));
      try {
        for (Future<T> act : running) {
          results.add(act.get());
        }
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw new AssertionError(e.getCause().getMessage(), e.getCause());
      }
    }
    return results;
  }

  /** The same of what has no result. */
  static void run(int atOnce, List<Runnable> acts) throws InterruptedException {
    all(atOnce, acts.stream().<Callable<Void>>map(act -> () -> run(act)).toList());
  }

  private static Void run(Runnable act) {
    act.run();
    return null;
  }
}
