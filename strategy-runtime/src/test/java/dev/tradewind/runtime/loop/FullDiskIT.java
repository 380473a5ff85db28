package dev.tradewind.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.StopPurpose;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.ReconciledReason;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.account.ScriptedVenue;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.disk.SmallDisk;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import dev.tradewind.runtime.venue.VenueTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real file system without room: the book that lies on it is not traded, but what is held is
 * closed, and written down, in the room that was kept for that.
 */
final class FullDiskIT {

  /** Bar by bar, a turn each. */
  private static final long SPEED = 10_000_000;

  @TempDir private Path root;
  private SmallDisk disk;
  private long sequence;

  @BeforeEach
  void mount() throws IOException {
    disk = SmallDisk.at(root.resolve("disk"), 24);
  }

  @AfterEach
  void unmount() throws IOException {
    disk.close();
  }

  private static Plan plan(String onTerminate) {
    return Manifests.plan(
        Manifests.with(onTerminate)
            .replace("sma-crossover", "buy-and-hold")
            .replace("parameters: {fast: 20, slow: 100}", ""));
  }

  private RunningLoop start(String onTerminate) {
    return RunningLoop.start(
        new LoopSettings(
            plan(onTerminate),
            Manifests.EXAMPLE_DATA,
            disk.folder().resolve("ledger"),
            SPEED,
            true,
            "test"));
  }

  private static boolean isClosingOnly(PodStatus status) {
    return status.reason() == ReadyReason.LedgerUnavailable
        && status.message().startsWith("The disk of the ledger");
  }

  private void setState(RunningLoop loop, BookState state) throws Exception {
    Reply reply = loop.send(new ControlCommand.SetState(loop.status().uid(), ++sequence, state));
    assertThat(reply).isInstanceOf(Reply.Durable.class);
  }

  /** Holds a position, and then has no room. */
  private void fill(RunningLoop loop) throws Exception {
    loop.await(status -> status.uid() != null && status.epoch() == 1);
    setState(loop, BookState.Running);
    // Before the write-ahead log has its full size: later a ledger needs hardly any room.
    loop.await(status -> !status.empty());
    disk.fill();
    PodStatus told = loop.await(FullDiskIT::isClosingOnly);
    assertThat(told.ready()).isFalse();
    assertThat(told.empty()).as("the position is held").isFalse();
  }

  private static void assertStandsStill(RunningLoop loop) {
    long bars = loop.status().counts().bars();
    Awaitility.await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> loop.status().counts().bars() == bars);
  }

  private static List<Fill> fills(RunningLoop loop) throws Exception {
    return loop.board().view().history().orElseThrow().fills(0, 100).fills();
  }

  @Test
  void nothingIsTradedUntilThereIsRoom() throws Exception {
    try (RunningLoop loop = start("")) {
      fill(loop);
      assertStandsStill(loop);
      assertThat(loop.status().empty()).isFalse();
      long bars = loop.status().counts().bars();
      disk.empty();
      loop.await(status -> status.ready() && status.counts().bars() > bars + 20);
      assertThat(fills(loop)).hasSize(1);
    }
    assertThat(disk.folder().resolve("ledger/ledger.reserve")).isRegularFile();
  }

  @Test
  void flatClosesInTheRoomThatWasKept() throws Exception {
    try (RunningLoop loop = start("")) {
      fill(loop);
      setState(loop, BookState.Flat);
      loop.await(PodStatus::empty);
      assertThat(isClosingOnly(loop.status())).isTrue();
      assertStandsStill(loop);
      assertThat(fills(loop)).hasSize(2);
      disk.empty();
      loop.await(PodStatus::ready);
      assertThat(loop.status().empty()).isTrue();
      assertThat(fills(loop)).hasSize(2);
    }
  }

  /** SQLite maps a file into memory; to touch a page of it that has no block would end the JVM. */
  @ParameterizedTest
  @ValueSource(ints = {0, 10, 18})
  void onSmallBlocksAFullDiskDoesNotEndTheProcess(int kibLeft) throws Exception {
    try (SmallDisk small = SmallDisk.ext4At(root.resolve("small"), 24)) {
      disk.close();
      disk = small;
      try (RunningLoop loop = start("")) {
        loop.await(status -> status.epoch() == 1);
        setState(loop, BookState.Running);
        loop.await(status -> !status.empty());
      }
      disk.fillUpTo(kibLeft << 10);
      try (RunningLoop loop = start("")) {
        loop.await(FullDiskIT::isClosingOnly);
        setState(loop, BookState.Flat);
        loop.await(PodStatus::empty);
      }
      mount();
    }
  }

  @Test
  void soDoesTheNextProcessAndOneThatAStopHasClosed() throws Exception {
    try (RunningLoop loop = start("")) {
      fill(loop);
      assertThat(
              loop.send(
                  new ControlCommand.Stop(loop.status().uid(), ++sequence, StopPurpose.Suspend)))
          .isInstanceOf(Reply.Durable.class);
    }
    try (RunningLoop loop = start("")) {
      loop.await(FullDiskIT::isClosingOnly);
      assertStandsStill(loop);
      assertThat(loop.status().empty()).isFalse();
      setState(loop, BookState.Flat);
      loop.await(PodStatus::empty);
      assertThat(fills(loop)).hasSize(2);
    }
  }

  @Test
  void aProcessThatHasToGoClosesAsItWasTold() throws Exception {
    String onTerminate = "onTerminate: {position: Flatten, gracePeriod: 20s}";
    try (RunningLoop loop = start(onTerminate)) {
      fill(loop);
      loop.terminate();
      loop.awaitEnd();
      assertThat(loop.status().empty()).isTrue();
    }
    disk.empty();
    try (RunningLoop loop = start(onTerminate)) {
      loop.await(PodStatus::ready);
      assertThat(fills(loop)).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  /** It fills what is sent to market at once. */
  private static ScriptedVenue venue() {
    ScriptedVenue venue = new ScriptedVenue();
    venue.answer(
        NewOrder.class,
        order -> {
          venue.take(order);
          venue.tell(new VenueEvent.Accepted(order.clientOrderId()));
          if (order.type() == OrderType.MARKET) {
            venue.fill(order.clientOrderId());
          }
        });
    return venue;
  }

  @Test
  void atAVenueOutsideToo() throws Exception {
    ScriptedVenue venue = venue();
    LoopSettings settings =
        new LoopSettings(
            Patient.plan(false),
            Manifests.EXAMPLE_DATA,
            disk.folder().resolve("ledger"),
            1,
            true,
            "test",
            Optional.of(new VenueAccess("scripted", (_, _) -> venue, VenueTimes.DEFAULT)));
    venue.marketTime(Rehearsal.FIRST_CLOSE);
    try (RunningLoop loop = RunningLoop.start(settings)) {
      loop.await(status -> status.venue() != null && status.venue().reconciled() != null);
      setState(loop, BookState.Running);
      loop.await(status -> venue.open().size() == 1);
      venue.fill(venue.orders().getFirst());
      loop.await(status -> status.sample() != null && !status.sample().flat());
      disk.fill();
      long time = Rehearsal.FIRST_CLOSE;
      while (!isClosingOnly(loop.status())) {
        time += Duration.ofDays(1).toNanos();
        venue.moveTo(time);
        long bars = loop.status().counts().bars();
        loop.await(status -> isClosingOnly(status) || status.counts().bars() > bars);
      }
      loop.await(status -> status.venue().reconciled() == ReconciledReason.InAgreement);
      int sent = venue.orders().size();
      venue.moveTo(time + Duration.ofDays(9).toNanos());
      assertStandsStill(loop);
      setState(loop, BookState.Flat);
      loop.await(PodStatus::empty);
      assertThat(venue.open()).isEmpty();
      assertThat(venue.asked())
          .filteredOn(NewOrder.class::isInstance)
          .hasSize(sent + 1)
          .last()
          .extracting(request -> ((NewOrder) request).reduceOnly())
          .isEqualTo(true);
      assertThat(fills(loop)).hasSize(2);
      assertThat(isClosingOnly(loop.status())).isTrue();
    }
  }

  /** Nothing is kept for a worst day that has begun. */
  @Test
  void aNewBookOnAFullDiskDoesNotBegin() throws Exception {
    Files.createDirectories(disk.folder().resolve("ledger"));
    disk.fill();
    try (RunningLoop loop = start("")) {
      PodStatus told = loop.await(status -> status.reason() == ReadyReason.LedgerUnavailable);
      assertThat(told.ready()).isFalse();
      disk.empty();
      loop.await(status -> status.epoch() > 0 && status.reason() != ReadyReason.LedgerUnavailable);
    }
  }
}
