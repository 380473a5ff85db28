package dev.tradewind.bench.jmh;

import dev.tradewind.bench.Outcome;
import dev.tradewind.bench.SideBySide;
import dev.tradewind.bench.Workload;
import dev.tradewind.engine.EngineListener;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The workloads of the whole processes, warm: a new engine each time over bars and ticks in memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WorkloadBenchmark {

  /** W1. */
  @Benchmark
  public Outcome w1(BarsFile file) {
    return Workload.w1(file.bars, EngineListener.NONE).finish();
  }

  /** W2. */
  @Benchmark
  public Outcome w2(TicksFile file) {
    return Workload.w2(file.ticks, EngineListener.NONE).finish();
  }

  /** W3. */
  @Benchmark
  @Warmup(iterations = 2, time = 1)
  @Measurement(iterations = 3, time = 1)
  public Outcome w3(BarsFile file) {
    return SideBySide.finish(Workload.w3(file.bars, EngineListener.NONE));
  }
}
