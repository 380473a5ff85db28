package dev.tradewind.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.awaitility.Awaitility;

/** Who may trade a ledger, and until when, against real files. */
final class ClaimIT {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final BookIdentity IDENTITY =
      new BookIdentity("uid-1", "Paper", "", "spec", "algo", "prices", "0.1.0");

  private final BlockingQueue<Exception> troubles = new LinkedBlockingQueue<>();
  private ManualClock time;
  private ClaimWatch watch;
  private Path root;
  private Path directory;

  @BeforeTry
  void begin() throws Exception {
    root = Files.createTempDirectory("claim");
    directory = root.resolve("ledger");
    time = new ManualClock();
    watch = new ClaimWatch();
    troubles.clear();
  }

  @AfterTry
  void end() throws Exception {
    try (var files = Files.walk(root)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * However often it is renewed: held for five seconds after the last time, and then never again.
   */
  @Property(tries = 60)
  void aClaimIsHeldFromRenewalToRenewal(
      @ForAll @Size(max = 12) List<@IntRange(max = 7000) Integer> pauses) throws Exception {
    long committed = 0;
    boolean held = true;
    try (Ledger ledger = open()) {
      for (int millis : pauses) {
        time.pass(Duration.ofMillis(millis));
        held = held && millis <= 5000;
        assertThat(ledger.claim().isHeld()).isEqualTo(held);
        if (held) {
          ledger.commit(Turns.turn(++committed));
        } else {
          assertThatThrownBy(() -> ledger.commit(Turns.turn(99)))
              .isInstanceOf(ClaimLost.class)
              .hasMessage(
                  "The claim on the ledger is lost, for its last renewal is more than 5 s ago: this"
                      + " process trades no more. Started again, it goes on where it left off.");
        }
      }
    }
    assertThat(number("SELECT count(*) FROM order_intent")).isEqualTo(committed);
    assertThat(number("SELECT released FROM claim")).isEqualTo(held ? 1 : 0);
  }

  /** A machine that slept, and a clock that was set, in either direction. */
  @Property(tries = 40)
  void aJumpOfTheTimeOfDayEndsIt(@ForAll @IntRange(min = -9000, max = 9000) int millis)
      throws Exception {
    try (Ledger ledger = open()) {
      time.pass(SECOND);
      time.jump(Duration.ofMillis(millis));
      assertThat(ledger.claim().isHeld()).isEqualTo(Math.abs(millis) <= 5000);
    }
  }

  /** What was begun in time but took too long is on the disk, and the last of this process. */
  @Example
  void aRenewalCountsFromItsBeginning() throws Exception {
    try (Ledger ledger = open()) {
      Claim claim = new Claim(1, time.clock(), time.clock().now());
      LedgerClock.Moment begun = time.clock().now();
      time.pass(SECOND.multipliedBy(4));
      claim.renewed(begun);
      time.pass(SECOND.multipliedBy(2));
      assertThat(claim.isHeld()).isFalse();
      claim.renewed(time.clock().now());
      assertThat(claim.isHeld()).isFalse();
      assertThat(ledger.opened().epoch()).isEqualTo(1);
    }
  }

  @Example
  void afterACleanEndTheNextOneNeedNotWait() throws Exception {
    open().close();
    moveElsewhere();
    try (Ledger ledger = open()) {
      assertThat(ledger.opened().epoch()).isEqualTo(2);
    }
  }

  @Example
  void whoIsProvenDeadIsNotWaitedFor() throws Exception {
    open().close();
    sql("UPDATE claim SET released = 0");
    try (Ledger ledger = open()) {
      assertThat(ledger.opened().epoch()).isEqualTo(2);
    }
  }

  /** Another boot, another machine, or another lock file: a copy. */
  @Example
  void whoMayLiveIsWaitedForUntilItsClaimStandsStill() throws Exception {
    open().close();
    sql("UPDATE claim SET released = 0");
    moveElsewhere();
    assertWaits(10);
    time.pass(SECOND.multipliedBy(9));
    assertWaits(1);
    sql("UPDATE claim SET counter = counter + 1");
    time.pass(SECOND.multipliedBy(2));
    assertWaits(10);
    time.pass(Duration.ofMillis(9_999));
    assertWaits(1);
    assertThat(number("SELECT epoch FROM book")).as("nothing is written meanwhile").isEqualTo(1);
    time.pass(Duration.ofMillis(1));
    try (Ledger ledger = open()) {
      assertThat(ledger.opened().epoch()).isEqualTo(2);
      assertThat(number("SELECT epoch FROM claim")).isEqualTo(2);
    }
  }

  @Example
  void aLockThatIsHeldIsNeverOverridden() throws Exception {
    try (Ledger _ = open()) {
      for (int i = 0; i < 5; i++) {
        time.pass(SECOND.multipliedBy(20));
        assertThatThrownBy(this::open)
            .isInstanceOf(LedgerUnavailable.class)
            .isNotInstanceOf(LedgerClaimed.class)
            .hasMessageContaining("in use by another process");
      }
    }
  }

  /** As on a volume whose locks are a lie. */
  @Example
  void whoHasBeenOustedWritesNothingMore() throws Exception {
    try (Ledger ledger = open()) {
      ledger.commit(Turns.turn(1));
      sql("UPDATE claim SET epoch = 2, counter = counter + 1");
      assertThatThrownBy(() -> ledger.commit(Turns.turn(2)))
          .isInstanceOf(ClaimLost.class)
          .hasMessageContaining("another process has taken it");
      assertThat(ledger.claim().isHeld()).isFalse();
    }
    assertThat(number("SELECT count(*) FROM order_intent")).isEqualTo(1);
    assertThat(number("SELECT released FROM claim")).isZero();
  }

  /** By the real clocks: two renewals, and then the news that somebody else has it. */
  @Example
  void anIdleLedgerRenewsItsClaimAndNoticesThatItIsLost() throws Exception {
    try (Ledger ledger =
        Ledger.open(
            new LedgerAccess(directory, LedgerClock.SYSTEM, watch, troubles::add), IDENTITY)) {
      long before = number("SELECT counter FROM claim");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> number("SELECT counter FROM claim") >= before + 2);
      assertThat(ledger.claim().isHeld()).isTrue();
      sql("UPDATE claim SET epoch = 2");
      assertThat(troubles.poll(20, TimeUnit.SECONDS)).isInstanceOf(ClaimLost.class);
      assertThat(ledger.claim().isHeld()).isFalse();
    }
  }

  /** After a failed write nothing is written through the same handle again. */
  @Example
  void afterAFailureNothingIsTriedAgain() throws Exception {
    try (Ledger ledger = open()) {
      ledger.commit(Turns.turn(1));
      assertThatThrownBy(() -> ledger.commit(Turns.turn(1))).isInstanceOf(LedgerUnavailable.class);
      assertThatThrownBy(() -> ledger.commit(Turns.turn(2)))
          .isInstanceOf(LedgerUnavailable.class)
          .hasMessageContaining("cannot be written");
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.opened().last()).isEqualTo(Turns.turn(1).progress());
      ledger.commit(Turns.turn(2));
    }
  }

  private Ledger open() throws LedgerUnavailable {
    return Ledger.open(new LedgerAccess(directory, time.clock(), watch, troubles::add), IDENTITY);
  }

  private void assertWaits(int seconds) {
    assertThatThrownBy(this::open)
        .isInstanceOf(LedgerClaimed.class)
        .hasMessage(
            "The process of epoch 1 did not end cleanly, or runs elsewhere: its claim on the ledger"
                + " must stand still for %d s more.",
            seconds);
  }

  /** The same ledger, with another lock file. */
  private void moveElsewhere() throws Exception {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    for (String file : List.of("ledger.db", "ledger.lock")) {
      Files.copy(
          directory.resolve(file), elsewhere.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    directory = elsewhere;
  }

  private void sql(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  private long number(String query) throws SQLException {
    try (var connection =
        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"))) {
      return Sql.number(connection, query);
    }
  }
}
