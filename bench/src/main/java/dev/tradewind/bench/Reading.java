package dev.tradewind.bench;

import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The million bars as they are read, while whoever wants them makes ready for them. */
final class Reading {

  private final FutureTask<BarSeries> task;

  private Reading(Path file) {
    task = new FutureTask<>(() -> Workload.read(file));
  }

  /** Begins to read on a thread of its own, which ends with the file. */
  static Reading begin(Path file) {
    Reading reading = new Reading(file);
    new Thread(reading.task, "reading").start();
    return reading;
  }

  /** Waits for the bars. */
  BarSeries bars() throws PriceFileException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PriceFileException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the bars were read.", e);
    }
  }
}
