package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.disk.DiskLayer;
import dev.tradewind.runtime.disk.DiskWrite;
import dev.tradewind.runtime.disk.SimulatedDisk;
import dev.tradewind.runtime.ledger.inspection.BookCheck;
import dev.tradewind.runtime.ledger.inspection.Finding;
import dev.tradewind.runtime.ledger.inspection.LedgerInspection;
import dev.tradewind.runtime.ledger.inspection.NoLedger;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process trades to the end, and every write and sync of its ledger is on record. For each
 * of these points: what a kill there leaves, and what a power cut may leave, holds together, lacks
 * no turn that was taken for durable, and goes on to what the backtest says, to the last digit.
 */
final class CrashPointsIT {

  private static final int BARS = 160;
  private static final long SEED = Long.getLong("tradewind.seed", System.nanoTime() >>> 1);

  /** Every which point; another seed takes others. */
  private static final int STRIDE = Integer.getInteger("tradewind.crash.stride", 11);

  private static final Plan PLAN =
      Manifests.plan(Manifests.ibm().replace("fast: 20, slow: 100", "fast: 2, slow: 5"));

  @TempDir private static Path root;
  private static Path data;
  private static List<DiskWrite> writes;
  private static List<DiskWrite> failing;
  private static BacktestRun backtest;

  @TempDir private Path folder;

  @BeforeAll
  static void record() throws Exception {
    data = Files.createDirectory(root.resolve("data"));
    shorten(Manifests.EXAMPLE_DATA.resolve("IBM.csv.gz"), data.resolve("IBM.csv.gz"));
    backtest = BacktestRun.of(PLAN, Prices.read(data, PLAN));
    assertThat(backtest.fills()).hasSizeGreaterThan(20);
    writes = record("well", 0);
    failing = record("ill", 8);
    assertThat(failing.stream().filter(w -> w.kind() == DiskWrite.Kind.FAILED_SYNC))
        .hasSizeGreaterThan(3);
  }

  private static List<DiskWrite> record(String name, int failEvery) throws Exception {
    Path ledger = root.resolve(name).resolve("ledger");
    DiskLayer disk = DiskLayer.before(ledger, Files.createDirectories(ledger.getParent()));
    ProcessBuilder java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RecordedRun.class.getName(),
                ledger.toString(),
                data.toString(),
                Integer.toString(failEvery))
            .inheritIO();
    java.environment().putAll(disk.environment());
    Process process = java.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    List<DiskWrite> all = DiskWrite.read(disk.trace());
    System.out.printf(
        "%s: %d writes and syncs, %d turns%n",
        name, all.size(), all.stream().filter(w -> w.name().equals(RecordedRun.TURNS)).count());
    return all;
  }

  @Test
  void aKillAnywhereLosesAndRepeatsNothing() throws Exception {
    forEachPoint(writes, (disk, to) -> disk.leaveAll(to));
  }

  @Test
  void aPowerCutAnywhereLosesNothingThatWasPromised() throws Exception {
    forEachPoint(writes, (disk, to) -> disk.leavePromised(to));
  }

  @Test
  void aPowerCutThatTearsWritesApartLosesNothingThatWasPromised() throws Exception {
    Random random = new Random(SEED);
    forEachPoint(writes, (disk, to) -> disk.leaveSome(to, random));
  }

  /** The operating system shows what it failed to sync, and calls it written the next time. */
  @Test
  void aPowerCutAfterASyncThatFailedLosesNothingThatWasPromised() throws Exception {
    forEachPoint(failing, (disk, to) -> disk.leavePromised(to));
  }

  private interface Crash {
    void leave(SimulatedDisk disk, Path to) throws IOException;
  }

  private void forEachPoint(List<DiskWrite> all, Crash crash) throws Exception {
    SimulatedDisk disk = new SimulatedDisk();
    long promised = 0;
    int points = 0;
    for (int i = 0; i < all.size(); i++) {
      DiskWrite write = all.get(i);
      if (write.name().equals(RecordedRun.TURNS)) {
        promised = ByteBuffer.wrap(write.data()).getLong();
        continue;
      }
      disk.apply(write);
      if ((i + SEED) % STRIDE == 0) {
        Path at = Files.createDirectory(folder.resolve("" + i));
        crash.leave(disk, at);
        check(at, promised, "seed %d, after write %d of %d".formatted(SEED, i, all.size()));
        points++;
      }
    }
    // On a slow machine a turn takes more bars, so there are fewer writes.
    assertThat(points).isGreaterThan(30);
    System.out.printf("%d crashes, seed %d%n", points, SEED);
  }

  private void check(Path ledger, long promised, String where) throws Exception {
    bury(ledger);
    assertThat(turn(ledger)).as(where).isGreaterThanOrEqualTo(promised);
    assertWhole(ledger, where);
    try (RunningLoop loop =
        new RunningLoop(settings(ledger, data, false), LoopListener.NONE, clock())) {
      PodStatus status = loop.await(PodStatus::completed);
      var history = loop.board().view().history().orElseThrow();
      assertThat(history.fills(0, 1000).fills())
          .as(where)
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields("clientOrderId", "executionId")
          .isEqualTo(backtest.fills());
      assertThat(history.trades(0, 1000).trades()).as(where).isEqualTo(backtest.trades());
      assertThat(status.sample().equity()).as(where).isEqualTo(backtest.sample().equity());
    }
    assertWhole(ledger, where);
    Folder.delete(ledger);
  }

  private static void assertWhole(Path ledger, String where) throws NoLedger {
    // Before its first commit a ledger is a file without tables.
    if (has(ledger, "book")) {
      try (LedgerInspection inspection = LedgerInspection.open(ledger)) {
        assertThat(inspection.verify(Optional.of(new BookCheck(PLAN))))
            .as(where)
            .allMatch(Finding::isGood);
      }
    }
  }

  /** Says that the process is dead, as a restart on the same machine would know. */
  private static void bury(Path ledger) {
    if (has(ledger, "claim")) {
      sql(ledger, "UPDATE claim SET released = 1");
    }
  }

  private static long turn(Path ledger) {
    return has(ledger, "progress") ? sql(ledger, "SELECT max(turn) FROM progress") : 0;
  }

  private static boolean has(Path ledger, String table) {
    return Files.exists(ledger.resolve("ledger.db"))
        && sql(ledger, "SELECT count(*) FROM sqlite_schema WHERE name = '" + table + "'") == 1;
  }

  private static long sql(Path ledger, String text) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + ledger.resolve("ledger.db"));
        var statement = connection.createStatement()) {
      if (!statement.execute(text)) {
        return 0;
      }
      try (var result = statement.getResultSet()) {
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(ledger.toString(), e);
    }
  }

  static LoopSettings settings(Path ledger, Path data, boolean supervised) {
    return new LoopSettings(PLAN, data, ledger, 1_000_000_000, supervised, "0.1.0");
  }

  /** A clock by which every look finds a few bars due. */
  static LongSupplier clock() {
    AtomicLong now = new AtomicLong();
    return () -> now.addAndGet(TimeUnit.MICROSECONDS.toNanos(80));
  }

  private static void shorten(Path from, Path to) throws IOException {
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(from)), StandardCharsets.UTF_8));
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(to)), StandardCharsets.UTF_8))) {
      for (int i = 0; i <= BARS; i++) {
        out.write(in.readLine());
        out.write('\n');
      }
    }
  }
}
