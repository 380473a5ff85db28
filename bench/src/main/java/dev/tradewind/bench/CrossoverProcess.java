package dev.tradewind.bench;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EventHash;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;

/** W1 as a process: reads a million bars and trades the crossover of 20 and 100 on them. */
public final class CrossoverProcess {

  private CrossoverProcess() {}

  /**
   * Prints one line of JSON.
   *
   * @param arguments the file; then {@code hash} for the hash of all that the engine did, which
   *     takes longer
   */
  public static void main(String[] arguments) throws PriceFileException {
    long start = System.nanoTime();
    Reading reading = Reading.begin(Path.of(arguments[0]));
    EventHash hash = arguments.length > 1 ? new EventHash() : null;
    TradingEngine engine = Workload.w1(hash == null ? EngineListener.NONE : hash);
    BarSeries bars = reading.bars();
    long loaded = System.nanoTime();
    Outcome outcome = Workload.over(bars, engine).finish();
    long end = System.nanoTime();
    System.out.println(
        Report.line(loaded - start, end - loaded, outcome, hash == null ? null : hash.hex()));
  }
}
