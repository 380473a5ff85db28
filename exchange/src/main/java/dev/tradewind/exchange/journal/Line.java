package dev.tradewind.exchange.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tradewind.exchange.core.Entry;
import dev.tradewind.exchange.protocol.LineFormat;
import dev.tradewind.exchange.protocol.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.zip.CRC32;

/** A line of a journal: eight hexadecimal digits of its checksum, a blank, and JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
sealed interface Line {

  /** What stands before the JSON. */
  int PREFIX = 9;

  /** The present format. */
  int VERSION = 1;

  LineFormat<Line> FORMAT = new LineFormat<>(Line.class, "line of a journal", Entry.class);

  /**
   * The first line.
   *
   * @param version of the format
   * @param id begins the exchange's execution ids
   * @param settings that the exchange was started with, by the names of its options
   */
  record Header(int version, String id, SortedMap<String, String> settings) implements Line {}

  /**
   * Every other line.
   *
   * @param number of the change, from 1
   */
  record Change(long number, Entry entry) implements Line {}

  /** The line with its end. */
  static byte[] write(Line line) {
    String json = FORMAT.write(line);
    return (checksum(json) + " " + json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a line without its end.
   *
   * @throws MalformedMessage if it is not what was written
   */
  static Line read(byte[] bytes) throws MalformedMessage {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.length() < PREFIX
        || text.charAt(PREFIX - 1) != ' '
        || !text.startsWith(checksum(text.substring(PREFIX)))) {
      throw new MalformedMessage("The checksum is not that of the line.");
    }
    return FORMAT.read(text.substring(PREFIX));
  }

  private static String checksum(String json) {
    CRC32 sum = new CRC32();
    sum.update(json.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
