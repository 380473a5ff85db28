package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand.SetState;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.disk.DiskLayer;
import dev.tradewind.runtime.ledger.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A process that trades a strategy to the end of its prices and writes into the folder of its
 * ledger which turns it took for durable: so a trace of its disk has both in one order.
 */
final class RecordedRun implements LoopListener {

  /** The file of turns, a number of 8 bytes each. */
  static final String TURNS = "turns";

  private static final AtomicReference<RunningLoop> RUNNING = new AtomicReference<>();

  private final FileChannel turns;
  private final DiskLayer disk;
  private final int failing;

  private RecordedRun(FileChannel turns, DiskLayer disk, int failing) {
    this.turns = turns;
    this.disk = disk;
    this.failing = failing;
  }

  /**
   * Takes the folder of the ledger, that of the prices, and after how many turns each a sync fails;
   * 0 for never.
   */
  public static void main(String[] arguments) throws Exception {
    Path ledger = Path.of(arguments[0]);
    LoopSettings settings = CrashPointsIT.settings(ledger, Path.of(arguments[1]), true);
    try (FileChannel turns =
            FileChannel.open(
                ledger.resolve(TURNS), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        RunningLoop loop =
            new RunningLoop(
                settings,
                new RecordedRun(turns, DiskLayer.own(), Integer.parseInt(arguments[2])),
                patient(CrashPointsIT.clock()))) {
      RUNNING.set(loop);
      loop.await(PodStatus::ready);
      loop.send(new SetState(settings.plan().uid(), 1, BookState.Running));
      loop.await(PodStatus::completed);
    }
  }

  /** A clock by which the pause before the next attempt is over at once. */
  private static LongSupplier patient(LongSupplier clock) {
    AtomicLong pauses = new AtomicLong();
    return () -> {
      RunningLoop loop = RUNNING.get();
      if (loop != null && loop.status().reason() == ReadyReason.LedgerUnavailable) {
        pauses.addAndGet(TimeUnit.SECONDS.toNanos(2));
      }
      return clock.getAsLong() + pauses.get();
    };
  }

  @Override
  public void onCommit(Turn turn, long commitNanos) {
    try {
      turns.write(ByteBuffer.allocate(Long.BYTES).putLong(0, turn.progress().turn()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (failing > 0 && turn.progress().turn() % failing == 0) {
      disk.failSyncs(1);
    }
  }
}
