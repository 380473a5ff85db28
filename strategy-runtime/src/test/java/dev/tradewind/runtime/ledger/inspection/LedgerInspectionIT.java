package dev.tradewind.runtime.ledger.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.OldLedger;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers of the real book, whole and damaged, traded and left behind. */
final class LedgerInspectionIT {

  private static final int BARS = 1500;
  private static final Optional<BookCheck> BOOK = Optional.of(new BookCheck(TradedBook.PLAN));

  @TempDir private static Path whole;

  @TempDir private Path folder;

  @BeforeAll
  static void trade() throws Exception {
    TradedBook.trade(whole, TradedBook.PLAN, BARS).close();
  }

  @Test
  void aWholeLedgerIsWholeAndSaysWhatItHolds() throws Exception {
    try (LedgerInspection ledger = LedgerInspection.open(whole)) {
      assertThat(ledger.verify(BOOK)).hasSizeGreaterThan(10).allMatch(Finding::isGood);
      assertThat(String.join("\n", ledger.summary().lines()))
          .contains("Paper of the strategy with uid 11111111-2222-3333-4444-555555555555")
          .contains("2 times, last on 2026-01-02T03:04:05Z by runtime 0.1.0")
          .containsPattern("turn \\d+, 1500 bars taken, the last event on 2006-\\d\\d-")
          .containsPattern("Orders     \\d+: \\d+ Filled")
          .containsPattern("Trades     \\d+, net profit -?\\d+\\.\\d+")
          .containsPattern("Position   \\d+ of IBM")
          .contains("Claim      given back by the process of epoch 2")
          .contains("Command    1 on 2026-01-02T03:04:05Z from desk: Running")
          .contains("IBM from IBM.csv.gz");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "algo: buy-and-hold",
        "algo: mean-reversion, parameters: {}",
        "algo: momentum, parameters: {}",
        "symbols: [\"IBM\", \"AAPL\", \"MSFT\"]",
        "risk: {maxPosition: \"100\", maxOrdersPerMinute: 1, maxDailyLoss: \"500\"}"
      })
  void whateverIsTradedHoldsTogether(String spec) throws Exception {
    String manifest = Manifests.ibm();
    if (spec.startsWith("algo")) {
      manifest = manifest.replaceFirst(" +parameters: .*\n", "");
      manifest = manifest.replace("algo: sma-crossover", spec.replace(", ", "\n  "));
    } else if (spec.startsWith("symbols")) {
      manifest = manifest.replace("symbol: \"IBM\"", spec);
    } else {
      manifest = Manifests.with(spec);
    }
    var plan = Manifests.plan(manifest);
    try (Book _ = TradedBook.trade(folder, plan, 2 * BARS);
        LedgerInspection ledger = LedgerInspection.open(folder)) {
      assertThat(ledger.verify(Optional.of(new BookCheck(plan)))).allMatch(Finding::isGood);
    }
  }

  /** Each damage is found by the check that is for it, and named. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UPDATE order_event SET order_number = 99999 WHERE id = 3 | every row that another one"
            + " refers to | refers to a row of order_intent that is missing",
        "DELETE FROM book | one book | There are 0 books",
        "DELETE FROM opening WHERE epoch = 1 | an opening for every epoch | The epoch is 2, but 1"
            + " openings",
        "UPDATE book SET epoch = 1 | an opening for every epoch | The epoch is 1, but 2 openings",
        "UPDATE claim SET epoch = 7 | the claim of the last epoch | The epoch is 2, but the claim"
            + " is of 7",
        "DELETE FROM claim | the claim of the last epoch | The epoch is 2, but the claim is of"
            + " none",
        "UPDATE fill SET turn = 9999 WHERE number = 2 | nothing of a turn that was not taken | Row"
            + " 2 of fill is of turn 9999",
        "UPDATE order_intent SET client_order_id = 'x' WHERE number = (SELECT max(number) FROM"
            + " order_intent) | client order ids of one strategy and of epochs that were | has the"
            + " client order id x",
        "DELETE FROM fill WHERE number = 3 | no gap among fills | After fill 2 comes fill 4",
        "DELETE FROM trade WHERE number = 1 | no gap among trades | After trade 0 comes trade 2",
        "UPDATE progress SET engine = x'00' | the checksum of the state | is not what was written",
        "UPDATE fill SET quantity = '1' WHERE number = 1 | the life of each order | but its fills"
            + " are of 1",
        "INSERT INTO order_event SELECT NULL, order_number, turn, market_time, 'Working',"
            + " filled_quantity, NULL FROM order_event WHERE id = (SELECT max(id) FROM order_event"
            + " WHERE status = 'Filled') | the life of each order | is Working after Filled",
        "UPDATE order_event SET filled_quantity = '999999' WHERE id = 1 | the life of each order |"
            + " was filled less than before",
        "UPDATE trade SET net_pnl = '1' WHERE number = 2 | net profit as gross less fees | Trade 2"
            + " is off by",
        "UPDATE fill SET fee = '7' WHERE number = 1 | the state beside the fills | in fees, the"
            + " ledger's rows say",
        "UPDATE fill SET side = 'Sell' WHERE number = 1 | the state beside the fills | of IBM, the",
        "INSERT INTO fill SELECT number + 1, 'again', client_order_id, turn, symbol, side,"
            + " quantity, price, fee, market_time, settlement FROM fill WHERE number = (SELECT"
            + " max(number) FROM fill) | the state beside the fills | fills, the",
        "UPDATE fill SET price = '0' WHERE number = 2 | the state beside the fills | in cash, the",
        "DELETE FROM trade | the state beside the fills | round trips, the",
        "UPDATE order_event SET status = 'Whatever' WHERE id = 2 | the life of each order | is"
            + " Whatever, which is no status",
        "UPDATE fill SET quantity = 'abc' WHERE number = 5 | the life of each order | It cannot be"
            + " read: java.lang.NumberFormatException",
        "UPDATE trade SET net_pnl = '1e999999999' | net profit as gross less fees | It cannot be"
            + " read"
      })
  void aDamageIsNamed(String damage, String check, String sentence) throws Exception {
    copy(whole);
    sql(damage);
    try (LedgerInspection ledger = LedgerInspection.open(folder)) {
      assertThat(problems(ledger))
          .hasEntrySatisfying(
              check, found -> assertThat(found).anySatisfy(p -> assertThat(p).contains(sentence)));
    }
  }

  @Test
  void aTornPageIsFound() throws Exception {
    copy(whole);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("ledger.db").toFile(), "rw")) {
      file.seek(file.length() / 2 / 4096 * 4096);
      file.write("torn".repeat(100).getBytes(StandardCharsets.UTF_8));
    }
    try (LedgerInspection ledger = LedgerInspection.open(folder)) {
      assertThat(problems(ledger)).containsKey("the file as SQLite sees it");
    }
  }

  @Test
  void whatIsTradedMeanwhileIsReadAndLeftAsItIs() throws Exception {
    try (Book book = TradedBook.trade(folder, TradedBook.PLAN, 200)) {
      try (LedgerInspection ledger = LedgerInspection.open(folder.resolve("ledger.db"))) {
        assertThat(ledger.verify(BOOK)).allMatch(Finding::isGood);
        book.commit();
        assertThat(ledger.verify(BOOK)).allMatch(Finding::isGood);
      }
      book.commit();
    }
  }

  @Test
  void whatAKillLeftIsReadWithoutATouch() throws Exception {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    try (Book _ = TradedBook.trade(folder, TradedBook.PLAN, 200)) {
      for (String file : List.of("ledger.db", "ledger.db-wal")) {
        Files.copy(folder.resolve(file), killed.resolve(file));
      }
    }
    byte[] database = Files.readAllBytes(killed.resolve("ledger.db"));
    byte[] log = Files.readAllBytes(killed.resolve("ledger.db-wal"));
    assertThat(log).isNotEmpty();
    try (LedgerInspection ledger = LedgerInspection.open(killed)) {
      assertThat(ledger.summary().lines())
          .anyMatch(line -> line.contains("200 bars taken"))
          .anyMatch(line -> line.contains("it trades, or was killed"));
      assertThat(ledger.verify(BOOK)).allMatch(Finding::isGood);
    }
    assertThat(killed.resolve("ledger.db")).hasBinaryContent(database);
    assertThat(killed.resolve("ledger.db-wal")).hasBinaryContent(log);
    assertThat(list(killed)).hasSize(3);
  }

  @Test
  void everyRowIsExportedExactly() throws Exception {
    StringWriter text = new StringWriter();
    try (LedgerInspection ledger = LedgerInspection.open(whole)) {
      ledger.export(text);
    }
    ObjectMapper json = new ObjectMapper();
    Map<String, Long> rows =
        text.toString()
            .lines()
            .map(line -> table(json, line))
            .collect(Collectors.groupingBy(t -> t, Collectors.counting()));
    assertThat(rows.keySet())
        .contains(
            "book",
            "opening",
            "progress",
            "data_file",
            "command",
            "order_intent",
            "order_event",
            "fill",
            "trade");
    for (Map.Entry<String, Long> table : rows.entrySet()) {
      assertThat(number("SELECT count(*) FROM " + table.getKey())).isEqualTo(table.getValue());
    }
    assertThat(text.toString())
        .contains("{\"table\":\"fill\",\"number\":1,\"execution_id\":")
        .contains("\"engine_sha256\":\"")
        .doesNotContain("\"engine\":");
  }

  @Test
  void aLedgerOfTheFirstVersionIsReadAsItIs() throws Exception {
    OldLedger.unpack(folder);
    try (LedgerInspection ledger = LedgerInspection.open(folder)) {
      assertThat(ledger.verify(Optional.empty())).allMatch(Finding::isGood);
      assertThat(ledger.summary().lines())
          .anyMatch(line -> line.contains("schema 1, of which this runtime writes 5"))
          .noneMatch(line -> line.startsWith("Claim"));
    }
  }

  @Test
  void anotherStrategysManifestIsNoDamage() throws Exception {
    try (LedgerInspection ledger = LedgerInspection.open(whole)) {
      for (String manifest :
          List.of(
              Manifests.ibm().replace("\"IBM\"", "\"MSFT\""),
              Manifests.ibm().replace("uid: 1111", "uid: 2222"))) {
        BookCheck other = new BookCheck(Manifests.plan(manifest));
        assertThatThrownBy(() -> ledger.verify(Optional.of(other)))
            .isInstanceOf(NoLedger.class)
            .hasMessageStartingWith("The state in " + whole.resolve("ledger.db"))
            .hasMessageEndingWith(
                "give --strategy the manifest that it was traded with, or leave it out.")
            .matches(e -> !((NoLedger) e).isDamaged());
      }
    }
  }

  @Test
  void anUnknownSchemaIsNotGuessedAt() throws Exception {
    copy(whole);
    for (int version : new int[] {0, 9}) {
      sql("PRAGMA user_version = " + version);
      assertThatThrownBy(() -> LedgerInspection.open(folder))
          .isInstanceOf(NoLedger.class)
          .hasMessageContaining("its schema is %d, and this runtime knows 1 to 5", version);
    }
  }

  /** Through a link in another folder, too. */
  @Test
  void aReadingLeavesNothingBehind() throws Exception {
    copy(whole);
    Path link = Files.createDirectory(folder.resolve("links")).resolve("ledger.db");
    Files.createSymbolicLink(link, folder.resolve("ledger.db"));
    List<Path> before = list(folder);
    for (Path path : List.of(folder, link)) {
      try (LedgerInspection ledger = LedgerInspection.open(path)) {
        assertThat(ledger.verify(BOOK)).allMatch(Finding::isGood);
      }
      assertThat(list(folder)).isEqualTo(before);
    }
  }

  private static List<Path> list(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatIsNoLedgerIsSaidInASentence() throws Exception {
    assertThatThrownBy(() -> LedgerInspection.open(folder.resolve("nowhere")))
        .isInstanceOf(NoLedger.class)
        .hasMessage(
            "There is no ledger at %s: name a file ledger.db, or the folder that it is in.",
            folder.resolve("nowhere"));
    Path text = Files.writeString(folder.resolve("ledger.db"), "no database".repeat(100));
    assertThatThrownBy(() -> LedgerInspection.open(folder))
        .isInstanceOf(NoLedger.class)
        .hasMessageStartingWith("The ledger %s is damaged, or none: ".formatted(text))
        .matches(e -> ((NoLedger) e).isDamaged());
    Files.delete(text);
    sql("CREATE TABLE something (a)");
    assertThatThrownBy(() -> LedgerInspection.open(folder))
        .hasMessage(text + " is a database, but no ledger of a strategy.");
  }

  private static Map<String, List<String>> problems(LedgerInspection ledger) throws NoLedger {
    return ledger.verify(BOOK).stream()
        .filter(finding -> !finding.isGood())
        .collect(Collectors.toMap(Finding::what, Finding::problems));
  }

  private static String table(ObjectMapper json, String line) {
    try {
      JsonNode row = json.readTree(line);
      return row.get("table").textValue();
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  private long number(String query) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + whole.resolve("ledger.db"));
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      return result.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    }
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
