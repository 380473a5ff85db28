package dev.tradewind.kubectl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table as kubectl prints them: capital headers, columns three spaces apart, no lines. */
public final class Table {
  /** What stands where nothing is known. */
  public static final String NOTHING = "-";

  private static final String GAP = "   ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String header, boolean numbers) {}

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** A table; a header that begins with {@code >} is that of a column of numbers. */
  public static Table of(String... headers) {
    return new Table(
        IntStream.range(0, headers.length)
            .mapToObj(i -> headers[i])
            .map(h -> h.startsWith(">") ? new Column(h.substring(1), true) : new Column(h, false))
            .toList());
  }

  /** Adds a row with a cell for each column; null is nothing. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(java.util.Arrays.stream(cells).map(Table::orNothing).toList());
    return this;
  }

  /** Whether there is no row. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Header and rows, without blanks at the end. */
  public List<String> lines() {
    int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::header).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    int header = columns.get(column).header().length();
    return rows.stream().mapToInt(row -> row.get(column).length()).reduce(header, Math::max);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).numbers() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String orNothing(String cell) {
    return cell == null || cell.isEmpty() ? NOTHING : cell.replaceAll("\\s*\\R\\s*", " ");
  }
}
