package dev.tradewind.runtime.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One thing that was done to a file of the folder. Its data is nobody's to change. */
public final class DiskWrite {

  private static final int HEAD = 15;

  private final Kind kind;
  private final String name;
  private final long offset;
  private final byte[] data;

  DiskWrite(Kind kind, String name, long offset, byte[] data) {
    this.kind = kind;
    this.name = name;
    this.offset = offset;
    this.data = data;
  }

  /** What was done. */
  public Kind kind() {
    return kind;
  }

  /** Of the file; {@code "."} for the folder. */
  public String name() {
    return name;
  }

  /** Of a write, or the size after a truncation. */
  public long offset() {
    return offset;
  }

  /** Of a write. */
  public byte[] data() {
    return data;
  }

  /** What can be done to a file. */
  public enum Kind {
    WRITE('W'),
    TRUNCATE('T'),
    SYNC('S'),
    FAILED_SYNC('F'),
    UNLINK('U');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    private static Kind of(char letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalArgumentException("There is no kind " + letter);
    }
  }

  /** All that a {@link DiskLayer} has written down, in order. */
  public static List<DiskWrite> read(Path trace) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(trace)).order(ByteOrder.nativeOrder());
    List<DiskWrite> all = new ArrayList<>();
    while (bytes.remaining() >= HEAD) {
      Kind kind = Kind.of((char) bytes.get());
      byte[] name = new byte[bytes.getShort()];
      long offset = bytes.getLong();
      byte[] data = new byte[bytes.getInt()];
      bytes.get(name).get(data);
      all.add(new DiskWrite(kind, new String(name, StandardCharsets.UTF_8), offset, data));
    }
    return all;
  }
}
