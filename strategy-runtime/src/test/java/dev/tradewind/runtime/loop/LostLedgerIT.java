package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.v1alpha1.HaltLevel;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.venue.VenueRequest.CancelOrder;
import dev.tradewind.runtime.venue.VenueTimes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger takes nothing any more, and cannot be opened again, while an order works at the venue:
 * it can be ended all the same.
 */
final class LostLedgerIT {

  private static final long DAY = Duration.ofDays(1).toNanos();

  @TempDir private Path root;

  private final ScriptedVenue venue = new ScriptedVenue();

  /** Each is seen by its own cancel, for the venue confirms none. */
  @Test
  void aHaltALatchAndTheEndOfTheProcessStillCancel() throws Exception {
    venue.answer(CancelOrder.class, _ -> {});
    RunningLoop loop = tradingLoop();
    Connection writer = lockLedger();
    try {
      venue.moveTo(Rehearsal.FIRST_CLOSE + DAY);
      loop.await(status -> status.reason() == ReadyReason.LedgerUnavailable);
      String first = loop.status().message();
      loop.await(status -> !status.message().equals(first));
      assertThat(loop.status().message())
          .as("opening it again has failed")
          .contains("being read by another program");
      assertThat(venue.cancels()).isEmpty();

      CompletableFuture<Reply> halt =
          loop.submit(new ControlCommand.SetState(loop.status().uid(), 2, BookState.Halted));
      assertThat(venue.cancels()).hasSize(1);
      assertRefused(halt);

      int before = venue.cancels().size();
      CompletableFuture<Reply> latch =
          loop.submit(new LocalCommand.SetLatch("bg-1", HaltLevel.Flat, "fire", Instant.EPOCH));
      assertThat(venue.cancels()).hasSizeGreaterThan(before);
      assertRefused(latch);

      before = venue.cancels().size();
      loop.terminate();
      assertThat(venue.cancels()).hasSizeGreaterThan(before);
      loop.awaitEnd();
      assertThat(venue.cancels()).containsOnly(venue.open().getFirst().clientOrderId());
    } finally {
      writer.close();
      loop.close();
    }
  }

  private static void assertRefused(CompletableFuture<Reply> reply) throws Exception {
    assertThat(reply.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Reply.Cause.UNAVAILABLE));
  }

  private RunningLoop tradingLoop() throws Exception {
    venue.marketTime(Rehearsal.FIRST_CLOSE);
    RunningLoop loop =
        RunningLoop.start(
            new LoopSettings(
                Patient.plan(false),
                Manifests.EXAMPLE_DATA,
                root.resolve("ledger"),
                1,
                true,
                "test",
                Optional.of(new VenueAccess("scripted", (_, _) -> venue, VenueTimes.DEFAULT))));
    loop.await(status -> status.venue() != null && status.venue().reconciled() != null);
    loop.send(new ControlCommand.SetState(loop.status().uid(), 1, BookState.Running));
    Awaitility.await().until(() -> !venue.open().isEmpty());
    return loop;
  }

  private Connection lockLedger() throws SQLException {
    Connection writer =
        DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger/ledger.db"));
    try (Statement lock = writer.createStatement()) {
      lock.execute("BEGIN IMMEDIATE");
    }
    return writer;
  }
}
