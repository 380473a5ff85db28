package dev.tradewind.bench.jmh;

import dev.tradewind.bench.Workload;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.marketdata.PriceFileException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The million bars; {@code -p file=…} says where they are. */
@State(Scope.Benchmark)
public class BarsFile {

  /** Events of an operation where nothing else is said. */
  static final int MILLION = 1_000_000;

  /** The file. */
  @Param("bars.csv")
  public String file;

  BarSeries bars;

  /** Reads it. */
  @Setup
  public void read() throws PriceFileException {
    bars = Workload.read(Path.of(file));
  }
}
