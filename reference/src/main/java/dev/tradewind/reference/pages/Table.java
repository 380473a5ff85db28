package dev.tradewind.reference.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a page. */
final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
    rows.add(Stream.of(header).map(_ -> "---").toList());
  }

  Table row(String... cells) {
    rows.add(Stream.of(cells).map(Table::escaped).toList());
    return this;
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String escaped(String cell) {
    String line = cell.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    return line.startsWith("`") ? line : line.replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}
