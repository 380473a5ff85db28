package dev.tradewind.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Price files for tests, made of those that come with the examples. */
public final class PriceRows {

  private PriceRows() {}

  /** Writes the first bars of a symbol into a folder, over what lies there. */
  public static void first(int bars, String symbol, Path folder) throws IOException {
    write(symbol, folder, rows -> rows.subList(0, bars + 1));
  }

  /** Writes a symbol's bars into a folder, as if each had traded so many shares. */
  public static void ofVolume(long volume, String symbol, Path folder) throws IOException {
    write(
        symbol,
        folder,
        rows -> rows.stream().map(row -> row.replaceFirst(",[0-9]+$", "," + volume)).toList());
  }

  /** Writes the first bars of a symbol into a folder, with bad rows among them. */
  public static void withBadRows(int bars, List<String> bad, String symbol, Path folder)
      throws IOException {
    write(
        symbol,
        folder,
        rows -> {
          List<String> mixed = new ArrayList<>(rows.subList(0, bars + 1));
          mixed.addAll(1 + bars / 2, bad);
          return mixed;
        });
  }

  private static void write(String symbol, Path folder, UnaryOperator<List<String>> change)
      throws IOException {
    String name = symbol + ".csv.gz";
    List<String> rows;
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Manifests.EXAMPLE_DATA.resolve(name))),
                StandardCharsets.UTF_8))) {
      rows = text.lines().toList();
    }
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, symbol, ".part");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(written))) {
      out.write(String.join("\n", change.apply(rows)).getBytes(StandardCharsets.UTF_8));
    }
    // A loop may read at any moment: never half a file.
    Files.move(
        written,
        folder.resolve(name),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
