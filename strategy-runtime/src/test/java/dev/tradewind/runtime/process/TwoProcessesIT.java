package dev.tradewind.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.runtime.Manifests;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes on copies of one ledger, on machines that do not reach each other: neither lock nor
 * claim tells them apart, only the exchange does.
 */
final class TwoProcessesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LONGER_THAN_A_CLAIM = Duration.ofSeconds(7);
  private static final long FIRST = 1;
  private static final long SECOND = 2;

  private static final String MANIFEST =
      Manifests.ibm().replace("fast: 20, slow: 100", "fast: 2, slow: 3");

  @TempDir private Path folder;
  private final List<AutoCloseable> started = new ArrayList<>();
  private CutOffNetwork network;
  private ExchangeProcess exchange;
  private ExchangeJournal journal;
  private Path file;

  @BeforeEach
  void makePlaces() throws Exception {
    file = Files.writeString(folder.resolve("strategy.yaml"), MANIFEST);
    network = new CutOffNetwork();
    started.add(network);
  }

  @AfterEach
  void removeAll() throws Exception {
    for (AutoCloseable each : started.reversed()) {
      each.close();
    }
  }

  @Test
  void theNewerOneTradesOnAndTheOlderOneEndsByItself() throws Exception {
    startExchange();
    StrategyProcess first = start(network.inFirst(), "first");
    awaitOrders(FIRST, 3);
    exchange.fault("{\"type\":\"Pause\"}");
    awaitQuiet("first");
    copy("first", "second");
    long before = journal.ordersOf(FIRST);
    start(network.inSecond(), "second");
    assertThat(first.awaitEnd()).isEqualTo(1);
    assertThat(first.output())
        .contains(
            "The claim on the ledger is lost, for another process has logged on to its account at"
                + " sim: this process trades no more.");
    exchange.fault("{\"type\":\"Resume\"}");
    awaitOrders(SECOND, 3);
    assertThat(journal.ordersOf(FIRST)).isEqualTo(before);
    assertBookOfIsTheVenues("second");
  }

  /** Who is away does not know that it is not the one any more; when it is back it is told. */
  @Test
  void whoWasCutOffDoesNotTradeWhenItIsBack() throws Exception {
    startExchange();
    StrategyProcess first = start(network.inFirst(), "first");
    awaitOrders(FIRST, 3);
    exchange.fault("{\"type\":\"Pause\"}");
    awaitQuiet("first");
    copy("first", "second");
    network.cutFirst();
    long before = journal.ordersOf(FIRST);
    exchange.fault("{\"type\":\"Resume\"}");
    start(network.inSecond(), "second");
    awaitOrders(SECOND, 3);
    assertThat(first.outlives(Duration.ZERO)).isTrue();
    network.mendFirst();
    assertThat(first.awaitEnd()).isEqualTo(1);
    assertThat(first.output()).contains("another process has logged on to its account at sim");
    long then = journal.ordersOf(SECOND);
    awaitOrders(SECOND, then + 3);
    assertThat(journal.ordersOf(FIRST)).isEqualTo(before);
    assertThat(journal.logons()).startsWith(FIRST, SECOND).doesNotHaveDuplicates();
    assertBookOfIsTheVenues("second");
  }

  /**
   * The exchange would take all of it: only the claim that has run out holds the first one back.
   */
  @Test
  void whoStoodStillNeverSendsAgainToAVenueThatTellsNobodyApart() throws Exception {
    startExchange("--shared-logon");
    StrategyProcess first = start(network.inFirst(), "first");
    awaitOrders(FIRST, 3);
    first.signal("STOP");
    copy("first", "second");
    declareDead("second");
    start(network.inSecond(), "second");
    assertThat(first.outlives(LONGER_THAN_A_CLAIM)).isTrue();
    awaitOrders(SECOND, 3);
    long before = journal.ordersOf(FIRST);
    first.signal("CONT");
    assertThat(first.awaitEnd()).isEqualTo(1);
    assertThat(first.output()).contains("The claim on the ledger is lost, for ");
    long then = journal.ordersOf(SECOND);
    awaitOrders(SECOND, then + 3);
    assertThat(journal.ordersOf(FIRST)).isEqualTo(before);
    assertBookOfIsTheVenues("second");
  }

  private void startExchange(String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--data",
                Manifests.EXAMPLE_DATA.toString(),
                "--symbol",
                "IBM",
                "--slippage",
                "2",
                "--loop",
                "--speed",
                "" + 86_400 * 40,
                "--host",
                network.host(),
                "--journal",
                folder.resolve("journal").toString()));
    options.addAll(Arrays.asList(more));
    exchange = ExchangeProcess.listening(options.toArray(String[]::new));
    started.add(exchange);
    journal = new ExchangeJournal(folder.resolve("journal"));
  }

  private StrategyProcess start(List<String> place, String ledger) {
    StrategyProcess process =
        StrategyProcess.runBehind(
            place,
            file.toString(),
            "--data",
            Manifests.EXAMPLE_DATA.toString(),
            "--ledger",
            folder.resolve(ledger).toString(),
            "--venue",
            "sim=%s:%d".formatted(network.host(), exchange.port()));
    started.add(process);
    return process;
  }

  private void awaitOrders(long epoch, long count) {
    Awaitility.await().atMost(PATIENCE).until(() -> journal.ordersOf(epoch) >= count);
  }

  /**
   * What is on its way arrives soon while the market stands; nothing has come that nobody wanted.
   */
  private void awaitQuiet(String ledger) {
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(text(ledger, "SELECT client_order_id FROM order_intent"))
                    .containsAll(journal.orderIds()));
  }

  private void assertBookOfIsTheVenues(String ledger) throws Exception {
    exchange.fault("{\"type\":\"Pause\"}");
    awaitQuiet(ledger);
    assertThat(journal.repeatedOrders()).isZero();
    started.removeLast().close();
    String account = Manifests.plan(MANIFEST).engine(BookState.Running, 1).strategyKey();
    VenueLedger venue = VenueLedger.of(account, network.host(), exchange.port());
    assertThat(text(ledger, "SELECT execution_id FROM fill"))
        .containsExactlyInAnyOrderElementsOf(
            venue.fills().stream().map(Report.Filled::executionId).toList());
    BigDecimal held =
        text(ledger, "SELECT CASE side WHEN 'Buy' THEN '' ELSE '-' END || quantity FROM fill")
            .stream()
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(held)
        .isEqualByComparingTo(
            venue.positions().stream()
                .map(Report.Held::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** As a backup is made of a ledger that is in use. */
  private void copy(String from, String to) throws IOException, SQLException {
    Files.createDirectories(folder.resolve(to));
    execute(from, "VACUUM INTO '" + folder.resolve(to).resolve("ledger.db") + "'");
  }

  /** So that nobody waits for the claim of the process that the copy is of. */
  private void declareDead(String ledger) throws SQLException {
    execute(ledger, "UPDATE claim SET released = 1");
  }

  private void execute(String ledger, String sql) throws SQLException {
    try (Connection connection = connect(ledger);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> text(String ledger, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect(ledger);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private Connection connect(String ledger) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + folder.resolve(ledger).resolve("ledger.db"));
  }
}
