package dev.tradewind.bench;

import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EventHash;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * W3 as a process: reads a million bars and trades a hundred crossovers on them, on all processors.
 * With a hash it is one thread, for that is of an order of events.
 */
public final class GridProcess {

  private GridProcess() {}

  /**
   * Prints one line of JSON.
   *
   * @param arguments the file; then {@code hash} for the hash of all that the engines did, which
   *     takes longer
   */
  public static void main(String[] arguments) throws PriceFileException {
    long start = System.nanoTime();
    Reading reading = Reading.begin(Path.of(arguments[0]));
    EventHash hash = arguments.length > 1 ? new EventHash() : null;
    List<TradingEngine> engines = Workload.w3(hash == null ? EngineListener.NONE : hash);
    BarSeries bars = reading.bars();
    long loaded = System.nanoTime();
    Run[] runs = engines.stream().map(engine -> Workload.over(bars, engine)).toArray(Run[]::new);
    Outcome outcome =
        hash == null ? SideBySide.finishOnAllProcessors(runs) : SideBySide.finish(runs);
    long end = System.nanoTime();
    System.out.println(
        Report.line(loaded - start, end - loaded, outcome, hash == null ? null : hash.hex()));
  }
}
