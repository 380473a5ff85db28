package dev.tradewind.bench.jmh;

import dev.tradewind.bench.TickFile;
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

  TickFile ticks;

  /** Opens it. */
  @Setup
  public void open() throws IOException {
    ticks = TickFile.open(Path.of(ticksFile));
  }
}
