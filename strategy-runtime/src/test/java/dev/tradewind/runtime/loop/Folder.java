package dev.tradewind.runtime.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Folders in tests. */
final class Folder {

  private Folder() {}

  /** What a kill at this moment would leave of a ledger; whoever made it is known to be dead. */
  static Path killed(Path ledger, Path to) {
    copy(ledger, to);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + to.resolve("ledger.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE claim SET released = 1");
      return to;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
