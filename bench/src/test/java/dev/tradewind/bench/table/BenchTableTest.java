package dev.tradewind.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that says that all is well when it is not is worse than none. */
class BenchTableTest {

  private static final String JMH =
      """
      [{"benchmark": "x.w1", "params": {"file": "f"}, "primaryMetric": {"rawData": [[10]]}},
       {"benchmark": "x.w2", "params": {"file": "f"}, "primaryMetric": {"rawData": [[90]]}},
       {"benchmark": "x.strategies", "params": {"file": "f", "strategies": "1"},
        "primaryMetric": {"rawData": [[20]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.0001}}},
       {"benchmark": "x.strategies", "params": {"file": "f", "strategies": "1000"},
        "primaryMetric": {"rawData": [[22]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.0001}}},
       {"benchmark": "x.strategiesBarByBar", "params": {"file": "f", "strategies": "1"},
        "primaryMetric": {"rawData": [[30]]}},
       {"benchmark": "x.strategiesBarByBar", "params": {"file": "f", "strategies": "100"},
        "primaryMetric": {"rawData": [[43]]}},
       {"benchmark": "x.strategiesBarByBar", "params": {"file": "f", "strategies": "1000"},
        "primaryMetric": {"rawData": [[44]]}},
       {"benchmark": "x.orders", "params": {"file": "f"},
        "primaryMetric": {"rawData": [[60]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}},
       {"benchmark": "x.ordersBefore", "params": {"file": "f", "orders": "10000"},
        "primaryMetric": {"rawData": [[60]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}},
       {"benchmark": "x.ordersBefore", "params": {"file": "f", "orders": "1000000"},
        "primaryMetric": {"rawData": [[60]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}},
       {"benchmark": "x.ordersWorking", "params": {"file": "f", "working": "10000"},
        "primaryMetric": {"rawData": [[60]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}},
       {"benchmark": "x.ordersWorking", "params": {"file": "f", "working": "1000000"},
        "primaryMetric": {"rawData": [[60]]}, "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.01}}}]
      """;
  private static final String LATENCY =
      """
      {"orders": 7, "order": {"service_p50": 150, "service_p999": 900, "schedule_p999": 6000},
       "fill": {"service_p50": 777}, "empty": {"service_p50": 30, "schedule_p999": 4000}}
      """;

  @TempDir private Path folder;

  private static String run(String workload, String who, double process, String outcome) {
    return """
    {"workload": "%s", "who": "%s", "process_s": %s, "engine_s": 0.05, "events": 1, %s}
    """
        .formatted(workload, who, process, outcome);
  }

  private static String ours(String outcome) {
    return run("W1", "C loop", 0.05, "\"fills\": 13858, \"pnl\": -40.88")
        + run("W1", "tradewind", 0.3, outcome)
        + run("W1", "tradewind", 9.9, outcome)
        + run("W1", "tradewind", 0.2, outcome)
        + run("W2", "C loop", 0.05, "\"fills\": 299008, \"pnl\": 6931.91")
        + run("W2", "tradewind", 0.3, "\"fills\": 299008, \"pnl\": 6931.91")
        + run("W3", "numba loop", 1.7, "\"fills\": 1481638, \"pnl\": -3854.92")
        + run("W3", "tradewind", 0.9, "\"fills\": 1481638, \"pnl\": -3854.92");
  }

  private static String hashed(String hash) {
    return run("W1", "hash", 1, RIGHT + ", \"hash\": \"" + hash + "\"")
        + run("W2", "hash", 1, "\"fills\": 299008, \"pnl\": 6931.91, \"hash\": \"" + W2 + "\"")
        + run("W3", "hash", 1, "\"fills\": 1481638, \"pnl\": -3854.92, \"hash\": \"" + W3 + "\"");
  }

  private static final String HASH =
      "8c21e6765bfa5e20c1495fc64737d19f6e9e6c2ec441db129d30e5034e3a8e1c";
  private static final String W2 =
      "7250d9fd03a539fcaac5e00a96f2d9fc8486029d0738975d99210a37366dbc45";
  private static final String W3 =
      "33c4455aba03a0091d0e6cba956b0365cd32c7b3d2b780531a133e53f40c4e84";
  private static final String RIGHT = "\"fills\": 13858, \"pnl\": -40.88";

  @BeforeEach
  void measureWell() throws IOException {
    Files.writeString(folder.resolve("processes.jsonl"), ours(RIGHT) + hashed(HASH));
    Files.writeString(folder.resolve("jmh.json"), JMH);
    Files.writeString(folder.resolve("latency.json"), LATENCY);
    Files.writeString(folder.resolve("machine.txt"), "two cores\n");
  }

  private List<String> failures() throws IOException {
    return PrintTable.read(folder).failures();
  }

  @Test
  void theLastLinesAreTheOutcomes() throws IOException {
    assertThat(failures()).isEmpty();
    List<String> lines = PrintTable.read(folder).lines();
    assertThat(lines).startsWith("two cores");
    assertThat(lines.subList(lines.size() - 3, lines.size()))
        .containsExactly(
            "W1 13858 fills PnL -40.88",
            "W2 299008 fills PnL 6931.91",
            "W3 1481638 fills PnL -3854.92");
  }

  /** The slow run of three is not what counts. */
  @Test
  void ratiosAreOfMedians() throws IOException {
    assertThat(PrintTable.read(folder).lines())
        .anyMatch(line -> line.matches(" *W1 whole process ÷ C loop's +6.000 +≤ 9"));
  }

  @Test
  void anotherFillOrCentIsAFailure() throws IOException {
    Files.writeString(
        folder.resolve("processes.jsonl"),
        ours("\"fills\": 13857, \"pnl\": -40.88") + hashed(HASH));
    assertThat(failures())
        .containsExactly(
            "ours is \"W1 13857 fills PnL -40.88\": it must be \"W1 13858 fills PnL -40.88\"");
    Files.writeString(
        folder.resolve("processes.jsonl"),
        ours("\"fills\": 13858, \"pnl\": -40.89") + hashed(HASH));
    assertThat(failures()).hasSize(1);
  }

  @Test
  void runsThatDifferAreAFailure() throws IOException {
    Files.writeString(
        folder.resolve("processes.jsonl"),
        ours(RIGHT)
            + run("W1", "tradewind", 0.3, "\"fills\": 1, \"pnl\": -40.88")
            + hashed(HASH)
            + run("W1", "hash", 1, RIGHT + ", \"hash\": \"b\""));
    assertThat(failures())
        .containsExactly(
            "W1: two runs of ours did not do the same",
            "W1: the hash of all that our engine did is b: it must be " + HASH,
            "W1: the runs of tradewind differ");
  }

  @Test
  void theHashThatIsKnownIsShown() throws IOException {
    assertThat(PrintTable.read(folder).lines())
        .contains("  hash of all that our engine did: " + HASH);
  }

  @Test
  void whereNoHashWasTakenNothingIsKnown() throws IOException {
    Files.writeString(folder.resolve("processes.jsonl"), ours(RIGHT));
    assertThat(failures())
        .containsExactly(
            "W1: no hash of what our engine did was taken",
            "W2: no hash of what our engine did was taken",
            "W3: no hash of what our engine did was taken");
  }

  /** All ratios are against them: one that trades otherwise is no measure. */
  @Test
  void aLoopThatTradesOtherwiseIsAFailure() throws IOException {
    Files.writeString(
        folder.resolve("processes.jsonl"),
        ours(RIGHT)
                .replace(
                    run("W2", "C loop", 0.05, "\"fills\": 299008, \"pnl\": 6931.91"),
                    run("W2", "C loop", 0.05, "\"fills\": 7, \"pnl\": 6931.91"))
            + run("W1", "tradewind, AOT cache", 0.2, "\"fills\": 13858, \"pnl\": -40.87")
            + run("W1", "backtrader", 46, "\"fills\": 13857, \"pnl\": -40.87")
            + hashed(HASH)
            + run("W3", "hash", 1, "\"fills\": 3, \"pnl\": -3854.92, \"hash\": \"a\""));
    assertThat(failures())
        .containsExactly(
            "W1: the outcome of tradewind, AOT cache is wrong",
            "W2: the outcome of C loop is wrong",
            "W3: the outcome of a run with a hash is wrong",
            "W3: two runs of ours did not do the same",
            "W3: the hash of all that our engine did is a: it must be"
                + " 33c4455aba03a0091d0e6cba956b0365cd32c7b3d2b780531a133e53f40c4e84");
  }

  @Test
  void aMissedFloorIsNamed() throws IOException {
    Files.writeString(
        folder.resolve("jmh.json"), JMH.replace("\"rawData\": [[10]]}", "\"rawData\": [[151]]}"));
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("W1 warm engine ÷ C loop's", "3.020", "≤ 3 ", "MISSED");
  }

  @Test
  void aBurstInOneIterationChangesNoFigure() throws IOException {
    Files.writeString(
        folder.resolve("jmh.json"), JMH.replace("[[10]]", "[[9, 1000, 11], [8, 10]]"));
    assertThat(failures()).isEmpty();
    Files.writeString(
        folder.resolve("jmh.json"), JMH.replace("[[10]]", "[[300, 140], [150, 154]]"));
    assertThat(failures()).singleElement().asString().contains("W1 warm engine", "3.040");
  }

  /** In blocks alone it would be no wonder. */
  @Test
  void aFleetThatTakesBarByBarHasAFloorToo() throws IOException {
    Files.writeString(
        folder.resolve("jmh.json"), JMH.replace("\"rawData\": [[43]]}", "\"rawData\": [[46]]}"));
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("strategiesBarByBar 100 ", "1.533", "≤ 1.5 ", "MISSED");
    Files.writeString(
        folder.resolve("jmh.json"), JMH.replace("\"rawData\": [[44]]}", "\"rawData\": [[46]]}"));
    assertThat(failures())
        .singleElement()
        .asString()
        .contains("strategiesBarByBar 1000", "1.533", "≤ 1.5 ", "MISSED");
  }

  @Test
  void aFloorThatDependsOnTheEmptyLoopIsNamed() throws IOException {
    Files.writeString(folder.resolve("latency.json"), LATENCY.replace("6000", "14001"));
    assertThat(failures()).singleElement().asString().contains("beyond an empty loop's");
  }

  @Test
  void ticksOfAllKindsAreShown() throws IOException {
    assertThat(PrintTable.read(folder).lines())
        .anyMatch(line -> line.matches(" *a tick to its order +150 +900 +6000 *"))
        .anyMatch(line -> line.matches(" *a tick that fills an order +777 *"))
        .anyMatch(line -> line.matches(" *an empty loop +30 +4000 *"));
  }

  @Test
  void aBenchmarkWithoutAScoreWasNotMeasured() throws IOException {
    Files.writeString(folder.resolve("jmh.json"), JMH.replace("\"rawData\": [[10]]}", "\"x\": 1}"));
    assertThat(failures()).singleElement().asString().contains("W1 warm", "not measured");
  }

  @Test
  void whatWasNotMeasuredIsAFailure() throws IOException {
    Files.delete(folder.resolve("jmh.json"));
    assertThat(failures()).hasSize(10).allMatch(failure -> failure.contains("not measured"));
    Files.delete(folder.resolve("processes.jsonl"));
    assertThat(failures())
        .contains("ours is \"W1 was not run\": it must be \"W1 13858 fills PnL -40.88\"");
  }
}
