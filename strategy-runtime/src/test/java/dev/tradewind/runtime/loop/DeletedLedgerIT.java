package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody deletes a ledger that is in use: what is written to it is on no disk any more. */
final class DeletedLedgerIT {

  @TempDir private Path root;

  private RunningLoop tradingLoop() throws Exception {
    RunningLoop loop =
        RunningLoop.start(
            new LoopSettings(
                Manifests.plan(Manifests.ibm()),
                Manifests.EXAMPLE_DATA,
                root.resolve("ledger"),
                1_000_000,
                true,
                "test"));
    loop.await(status -> status.epoch() == 1);
    assertThat(loop.send(new ControlCommand.SetState(loop.status().uid(), 1, BookState.Running)))
        .isInstanceOf(Reply.Durable.class);
    loop.await(status -> status.counts().bars() > 0);
    return loop;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger.db", "ledger.db-wal", "ledger.lock"})
  void itIsNoticedAndNothingIsPromised(String file) throws Exception {
    try (RunningLoop loop = tradingLoop()) {
      Files.delete(root.resolve("ledger").resolve(file));
      assertThat(loop.send(new LocalCommand.SetLatch("bg-1", HaltLevel.Halted, "!", Instant.EPOCH)))
          .isInstanceOf(Reply.Refused.class);
    }
  }

  /** Nor does it begin anew, however often it looks. */
  @Test
  void theBookIsNotTradedOn() throws Exception {
    try (RunningLoop loop = tradingLoop()) {
      Files.delete(root.resolve("ledger/ledger.db"));
      Files.delete(root.resolve("ledger/ledger.db-wal"));
      PodStatus told =
          loop.await(
              status ->
                  status.reason() == ReadyReason.LedgerUnavailable
                      && status.message().contains("is gone, with what this process has traded"));
      assertThat(told.ready()).isFalse();
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  loop.status().reason() == ReadyReason.LedgerUnavailable
                      && loop.status().counts().bars() == told.counts().bars());
    }
  }

  /** What is left beside it may be all that there is of the last turns. */
  @Test
  void noOtherTakesItsPlace() throws Exception {
    Path ledger = root.resolve("ledger");
    try (RunningLoop loop = tradingLoop()) {
      Files.move(ledger.resolve("ledger.db"), root.resolve("elsewhere"));
      loop.await(status -> status.message().contains("is gone"));
      assertThat(ledger.resolve("ledger.db")).doesNotExist();
      assertThat(ledger.resolve("ledger.db-wal")).isNotEmptyFile();
      long bars = loop.status().counts().bars();
      Files.move(root.resolve("elsewhere"), ledger.resolve("ledger.db"));
      loop.await(status -> status.ready() && status.counts().bars() > bars);
    }
  }
}
