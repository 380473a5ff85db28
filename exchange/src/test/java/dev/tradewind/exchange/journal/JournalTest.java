package dev.tradewind.exchange.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.exchange.core.Entry;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exchange finds again of what it wrote, whole, torn or damaged. */
final class JournalTest {

  private static final TreeMap<String, String> SETTINGS = new TreeMap<>(Map.of("--symbol", "AAPL"));

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry.Began(1, "default/a", 7),
          new Entry.Arrived(
              1,
              new Request.NewOrder(
                  "1",
                  "AAPL",
                  Side.BUY,
                  OrderType.LIMIT,
                  TimeInForce.GTC,
                  null,
                  BigDecimal.TEN,
                  new BigDecimal("1.5"),
                  null,
                  null,
                  false,
                  true),
              true),
          new Entry.Arrived(1, new Request.CancelOrder("1"), false),
          new Entry.Arrived(
              1, new Request.ReplaceOrder("1", BigDecimal.ONE, BigDecimal.TEN, null), false),
          new Entry.Forgotten(),
          new Entry.Stepped(1_700_000_000_000_000_000L, false),
          new Entry.Ended(1),
          new Entry.Stepped(1_700_000_000_000_000_000L, true));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve(Journal.FILE);
    try (Journal journal = open()) {
      journal.replay(
          entry -> {
            throw new AssertionError("A new journal has no " + entry);
          });
      for (Entry entry : ENTRIES) {
        journal.append(entry);
        journal.force();
      }
    }
  }

  private Journal open() throws JournalRefused {
    return Journal.open(folder, SETTINGS, () -> "x1");
  }

  private List<Entry> replay() throws JournalRefused, IOException {
    List<Entry> entries = new ArrayList<>();
    try (Journal journal = open()) {
      assertThat(journal.id()).isEqualTo("x1");
      journal.replay(entries::add);
    }
    return entries;
  }

  @Test
  void allThatWasForcedIsFoundAgain() throws Exception {
    assertThat(replay()).isEqualTo(ENTRIES);
    assertThat(Journal.open(folder, SETTINGS, () -> "other"))
        .satisfies(journal -> assertThat(journal.id()).isEqualTo("x1"))
        .satisfies(Journal::close);
  }

  @Test
  void whatWasNotForcedIsNotInTheFile() throws Exception {
    long before = Files.size(file);
    try (Journal journal = open()) {
      journal.replay(_ -> {});
      journal.append(new Entry.Forgotten());
      assertThat(Files.size(file)).isEqualTo(before);
      journal.force();
      assertThat(Files.size(file)).isGreaterThan(before);
    }
    assertThat(replay()).hasSize(ENTRIES.size() + 1).endsWith(new Entry.Forgotten());
  }

  @Test
  void aTornLastLineIsCutOffWhereverItIsTorn() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int length : lengths(whole.length)) {
      Files.write(file, Arrays.copyOf(whole, length));
      int lines = lines(whole, length);
      List<Entry> expected = new ArrayList<>(ENTRIES.subList(0, Math.max(0, lines - 1)));
      assertThat(replay()).as("of %d bytes", length).isEqualTo(expected);
      assertThat(Files.size(file)).isEqualTo(lines == 0 ? end(whole, 1) : end(whole, lines));
      try (Journal journal = open()) {
        journal.replay(_ -> {});
        journal.append(new Entry.Forgotten());
        journal.force();
      }
      expected.add(new Entry.Forgotten());
      assertThat(replay()).as("of %d bytes, and gone on", length).isEqualTo(expected);
    }
  }

  /** All of the last lines, and some of those before. */
  private static List<Integer> lengths(int whole) {
    return IntStream.rangeClosed(0, whole)
        .filter(length -> length > whole - 200 || length % 25 == 0)
        .boxed()
        .toList();
  }

  private static int end(byte[] bytes, int lines) {
    int end = 0;
    for (int left = lines; left > 0; end++) {
      left -= bytes[end] == '\n' ? 1 : 0;
    }
    return end;
  }

  private static int lines(byte[] bytes, int length) {
    int lines = 0;
    for (int i = 0; i < length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  @Test
  void aDamagedByteIsNoticedWhereverItIs() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 1; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << (at % 8));
      Files.write(file, damaged);
      assertThatThrownBy(this::replay)
          .as("byte %d", at)
          .isInstanceOf(JournalRefused.class)
          .hasMessageStartingWith(file + " is damaged in line ")
          .hasMessageEndingWith("; bring it back from a copy, or start with another folder.");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
  }

  @Test
  void linesThatAreMissingOrInAnotherOrderAreNoticed() throws Exception {
    List<String> lines = Files.readAllLines(file);
    List<String> missing = new ArrayList<>(lines);
    missing.remove(3);
    Files.write(file, missing);
    assertThatThrownBy(this::replay).hasMessageContaining("in line 4: it is not change 3;");
    Files.write(file, lines.subList(1, lines.size()));
    assertThatThrownBy(this::replay)
        .hasMessageContaining("in line 1: the first line is not a Header;");
  }

  @Test
  void aChangeThatTheExchangeRefusesIsDamage() throws Exception {
    try (Journal journal = open()) {
      assertThatThrownBy(
              () ->
                  journal.replay(
                      _ -> {
                        throw new IllegalArgumentException("session 1 began before");
                      }))
          .isInstanceOf(JournalRefused.class)
          .hasMessageContaining("damaged in line 2: session 1 began before;");
    }
  }

  @Test
  void anotherExchangeIsKeptOff() throws Exception {
    try (Journal journal = open()) {
      assertThat(journal.id()).isEqualTo("x1");
      assertThatThrownBy(this::open)
          .isInstanceOf(JournalRefused.class)
          .hasMessage(
              "Another exchange has the journal in %s: end that one, or give this one a folder of"
                  + " its own.",
              folder);
    }
    open().close();
  }

  @Test
  void otherSettingsAreRefused() {
    TreeMap<String, String> other = new TreeMap<>(Map.of("--symbol", "IBM"));
    assertThatThrownBy(() -> Journal.open(folder, other, () -> "x2"))
        .isInstanceOf(JournalRefused.class)
        .hasMessage(
            "%s is of an exchange whose --symbol was AAPL, and now it is IBM: start it as before,"
                + " or with another folder.",
            file);
    assertThatThrownBy(() -> Journal.open(folder, new TreeMap<>(), () -> "x2"))
        .hasMessageContaining("--symbol was AAPL, and now it is not given");
  }

  @Test
  void aFormatOfTheFutureIsRefused() throws Exception {
    Files.write(file, Line.write(new Line.Header(2, "x1", SETTINGS)));
    assertThatThrownBy(this::open)
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("is of format 2: this exchange reads format 1");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() throws Exception {
    Path plain = Files.writeString(folder.resolve("plain"), "", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Journal.open(plain, SETTINGS, () -> "x1"))
        .isInstanceOf(JournalRefused.class)
        .hasMessageStartingWith("The journal in " + plain + " cannot be opened: ");
  }
}
