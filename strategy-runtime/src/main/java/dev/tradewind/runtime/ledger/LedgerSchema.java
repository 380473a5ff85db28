package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of a ledger: the script of each version brings a file of the version before up to it.
 * Stateless.
 */
public final class LedgerSchema {

  /** What this runtime writes. */
  public static final int VERSION = 5;

  private LedgerSchema() {}

  /**
   * Creates the tables of a new file, or brings those of an older version up to date; refuses a
   * file of a later version. Leaves the commit to the caller.
   */
  static void prepare(Connection connection) throws SQLException, LedgerUnavailable {
    int found = version(connection);
    if (found > VERSION) {
      throw new LedgerUnavailable(
          "The ledger has schema version %d, but this runtime knows only up to %d: use the newer runtime."
              .formatted(found, VERSION));
    }
    for (int version = found + 1; version <= VERSION; version++) {
      raise(connection, version);
    }
  }

  /** Of a file; 0 if it has no tables. */
  public static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      return result.getInt(1);
    }
  }

  private static void raise(Connection connection, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script(version));
      statement.executeUpdate("PRAGMA user_version = " + version);
    }
  }

  private static String script(int version) {
    try (InputStream in = LedgerSchema.class.getResourceAsStream("schema-" + version + ".sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
