package dev.tradewind.bench.jmh;

import dev.tradewind.bench.EndlessBars;
import dev.tradewind.bench.EveryBar;
import dev.tradewind.bench.Run;
import dev.tradewind.bench.SideBySide;
import dev.tradewind.bench.Workload;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.EngineSetup;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event costs an engine that has been running for long, in time and, with {@code -prof gc},
 * in bytes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {

  private static final int THOUSAND = 1000;

  /** Engines that trade the crossover side by side on the same bars. */
  @State(Scope.Thread)
  public static class Fleet {

    /** How many. */
    @Param({"1", "10", "100", "1000"})
    public int strategies;

    private Run[] runs;

    /** Makes them. */
    @Setup
    public void make(BarsFile file) {
      runs = new Run[strategies];
      for (int i = 0; i < strategies; i++) {
        // Averages of other lengths each, so that they do not all act on the same bar.
        EngineSetup setup = Workload.crossover(5 + i % 46, 60 + i % 91, EndlessBars.SECOND);
        runs[i] = new Run(setup, new EndlessBars(file.bars), EngineListener.NONE);
      }
    }
  }

  /** An engine that orders on every bar. */
  @State(Scope.Thread)
  public static class Busy {

    /** Orders that it has seen end before it is measured. */
    @Param({"10000", "100000", "1000000"})
    public int orders;

    private Run run;

    /** Lets it run so far. */
    @Setup(Level.Iteration)
    public void make(BarsFile file) {
      EngineSetup setup = Workload.setup(() -> new EveryBar(0), EndlessBars.SECOND);
      run = new Run(setup, new EndlessBars(file.bars), EngineListener.NONE);
      run.step(orders);
    }
  }

  /** An engine whose book holds limit orders far from the market. */
  @State(Scope.Thread)
  public static class Crowded {

    /** Orders that work all the time. */
    @Param({"10000", "100000", "1000000"})
    public int working;

    private Run run;

    /** Lets it submit them. */
    @Setup
    public void make(BarsFile file) {
      EngineSetup setup = Workload.setup(() -> new EveryBar(working), EndlessBars.SECOND);
      run = new Run(setup, new EndlessBars(file.bars), EngineListener.NONE);
      run.step(2);
    }
  }

  /**
   * An event of one strategy, whatever their number: a million in all, each bar by all of them
   * before the next, as it is where bars arrive.
   */
  @Benchmark
  @OperationsPerInvocation(BarsFile.MILLION)
  public long strategies(Fleet fleet) {
    for (int i = 0; i < BarsFile.MILLION / fleet.strategies; i++) {
      SideBySide.step(fleet.runs, 1);
    }
    return fleet.runs[0].outcome().fills();
  }

  /** An event that makes an order and a fill, after so many orders. */
  @Benchmark
  @OperationsPerInvocation(THOUSAND)
  public long ordersBefore(Busy busy) {
    busy.run.step(THOUSAND);
    return busy.run.outcome().fills();
  }

  /** An event that makes an order and a fill, beside so many working orders. */
  @Benchmark
  public long ordersWorking(Crowded crowded) {
    crowded.run.step(1);
    return crowded.run.outcome().fills();
  }
}
