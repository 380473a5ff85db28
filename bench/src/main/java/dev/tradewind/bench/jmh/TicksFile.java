package dev.tradewind.bench.jmh;

import dev.tradewind.bench.TickFile;
import dev.tradewind.engine.market.TradeSeries;
import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The five million ticks; {@code -p ticksFile=…} says where they are. */
@State(Scope.Benchmark)
public class TicksFile {

  /** The file. */
  @Param("ticks.npy")
  public String ticksFile;

  TradeSeries ticks;

  /** Reads it. */
  @Setup
  public void read() throws IOException {
    ticks = TickFile.read(Path.of(ticksFile));
  }
}
