package dev.tradewind.runtime.ledger.inspection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tradewind.runtime.ledger.Sql;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/**
 * All rows of all tables as lines of JSON, table by table, in the order in which they were written.
 * Amounts stay text, for they are exact. The state of the engine, which no other program reads, is
 * left out; its checksum is there. Used by one thread.
 */
final class LedgerExport {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String STATE = "engine";

  private final Connection connection;
  private final Writer to;

  LedgerExport(Connection connection, Writer to) {
    this.connection = connection;
    this.to = to;
  }

  void write() throws SQLException, IOException {
    List<String> tables =
        Sql.list(
            connection,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                + " ORDER BY rowid",
            row -> row.getString(1));
    for (String table : tables) {
      write(table);
    }
    to.flush();
  }

  private void write(String table) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\" ORDER BY rowid")) {
      while (rows.next()) {
        try (JsonGenerator line = JSON.createGenerator(to)) {
          line.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
          line.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
          write(table, rows, line);
        }
        to.write('\n');
      }
    }
  }

  private static void write(String table, ResultSet row, JsonGenerator line)
      throws SQLException, IOException {
    ResultSetMetaData columns = row.getMetaData();
    line.writeStartObject();
    line.writeStringField("table", table);
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i);
      if (!name.equals(STATE)) {
        line.writeFieldName(name);
        write(row.getObject(i), line);
      }
    }
    line.writeEndObject();
  }

  private static void write(Object value, JsonGenerator line) throws IOException {
    switch (value) {
      case null -> line.writeNull();
      case Number number -> line.writeNumber(number.longValue());
      case byte[] bytes -> line.writeString(HexFormat.of().formatHex(bytes));
      default -> line.writeString(value.toString());
    }
  }
}
