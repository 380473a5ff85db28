package dev.tradewind.exchange.journal;

import dev.tradewind.exchange.core.Entry;
import dev.tradewind.exchange.protocol.MalformedMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The changes of one exchange in a file that only grows. {@link #replay} gives those of before,
 * {@link #append} adds one, and {@link #force} makes safe what was added. A last line that was not
 * written in whole was answered to nobody, and is cut off. Used by one thread.
 */
public final class Journal implements AutoCloseable {

  /** The name of the file. */
  public static final String FILE = "journal.jsonl";

  /** The name of the file that is locked while an exchange lives. */
  public static final String LOCK = "lock";

  private final Path file;
  private final FileChannel locked;
  private final FileChannel channel;
  private final ByteArrayOutputStream added = new ByteArrayOutputStream();
  private final Line.Header header;
  private long lines;
  private long number;

  private Journal(Path file, FileChannel locked, FileChannel channel, Line.Header header) {
    this.file = file;
    this.locked = locked;
    this.channel = channel;
    this.header = header;
    lines = 1;
  }

  /**
   * Opens the journal of a folder, or begins one.
   *
   * @param settings of the exchange; those of its journal must be the same
   * @param newId makes the id of an exchange that begins
   * @throws JournalRefused if another exchange has it, its settings are others, or it is damaged
   */
  public static Journal open(
      Path folder, SortedMap<String, String> settings, Supplier<String> newId)
      throws JournalRefused {
    Path file = folder.resolve(FILE);
    FileChannel locked = null;
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      locked = lock(folder);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Line.Header header = header(file, channel, settings, newId);
      return new Journal(file, locked, channel, header);
    } catch (IOException e) {
      close(channel, locked);
      throw new JournalRefused("The journal in %s cannot be opened: %s.".formatted(folder, e), e);
    } catch (JournalRefused e) {
      close(channel, locked);
      throw e;
    }
  }

  private static void close(FileChannel... channels) {
    for (FileChannel channel : channels) {
      try {
        if (channel != null) {
          channel.close();
        }
      } catch (IOException e) {
        // The journal is refused for another reason, which says more.
      }
    }
  }

  private static FileChannel lock(Path folder) throws IOException, JournalRefused {
    Path file = folder.resolve(LOCK);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Optional<FileLock> lock;
    try {
      lock = Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      lock = Optional.empty();
    }
    if (lock.isEmpty()) {
      channel.close();
      throw new JournalRefused(
          "Another exchange has the journal in %s: end that one, or give this one a folder of its own."
              .formatted(folder));
    }
    return channel;
  }

  private static Line.Header header(
      Path file, FileChannel channel, SortedMap<String, String> settings, Supplier<String> newId)
      throws IOException, JournalRefused {
    Optional<byte[]> first = new JournalReader(channel, 0).next();
    if (first.isEmpty()) {
      return begin(file, channel, new Line.Header(Line.VERSION, newId.get(), settings));
    }
    if (!(read(file, first.get(), 1) instanceof Line.Header header)) {
      throw damaged(file, 1, "the first line is not a Header");
    }
    if (header.version() != Line.VERSION) {
      throw new JournalRefused(
          "%s is of format %d: this exchange reads format %d; take the release that wrote it, or another folder."
              .formatted(file, header.version(), Line.VERSION));
    }
    checkSame(file, header.settings(), settings);
    return header;
  }

  private static Line.Header begin(Path file, FileChannel channel, Line.Header header)
      throws IOException {
    channel.truncate(0);
    write(channel, Line.write(header), 0);
    channel.force(true);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
    return header;
  }

  private static void checkSame(
      Path file, SortedMap<String, String> then, SortedMap<String, String> now)
      throws JournalRefused {
    SortedMap<String, String> names = new TreeMap<>(then);
    names.putAll(now);
    for (String name : names.keySet()) {
      String before = then.getOrDefault(name, "not given");
      String today = now.getOrDefault(name, "not given");
      if (!before.equals(today)) {
        throw new JournalRefused(
            "%s is of an exchange whose %s was %s, and now it is %s: start it as before, or with another folder."
                .formatted(file, name, before, today));
      }
    }
  }

  private static Line read(Path file, byte[] bytes, long line) throws JournalRefused {
    try {
      return Line.read(bytes);
    } catch (MalformedMessage e) {
      throw damaged(file, line, e.getMessage().substring(0, e.getMessage().length() - 1));
    }
  }

  private static JournalRefused damaged(Path file, long line, String why) {
    return new JournalRefused(
        "%s is damaged in line %d: %s; bring it back from a copy, or start with another folder."
            .formatted(file, line, why));
  }

  /** Begins the exchange's execution ids. */
  public String id() {
    return header.id();
  }

  /**
   * Gives all changes of before, in their order, once; then the journal takes new ones.
   *
   * @param exchange refuses a change that cannot follow with {@link IllegalArgumentException}
   * @throws JournalRefused if one is damaged or refused
   */
  public void replay(Consumer<Entry> exchange) throws JournalRefused {
    try {
      JournalReader reader = new JournalReader(channel, 0);
      reader.next();
      for (Optional<byte[]> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines++;
        take(read(file, line.get(), lines), exchange);
      }
      channel.truncate(reader.end());
      channel.position(reader.end());
      channel.force(true);
    } catch (IOException e) {
      throw new JournalRefused("%s cannot be read: %s.".formatted(file, e), e);
    }
  }

  private void take(Line line, Consumer<Entry> exchange) throws JournalRefused {
    if (!(line instanceof Line.Change change) || change.number() != number + 1) {
      throw damaged(file, lines, "it is not change " + (number + 1));
    }
    number++;
    try {
      exchange.accept(change.entry());
    } catch (IllegalArgumentException e) {
      throw damaged(file, lines, String.valueOf(e.getMessage()));
    }
  }

  /** Adds a change; it is not safe yet. */
  public void append(Entry entry) {
    added.writeBytes(Line.write(new Line.Change(++number, entry)));
  }

  /**
   * Makes safe what was added.
   *
   * @throws IOException if that is not known to be so; the exchange must not go on then, and nobody
   *     may hear of what was added
   */
  public void force() throws IOException {
    if (added.size() > 0) {
      write(channel, added.toByteArray(), channel.position());
      channel.force(false);
      added.reset();
    }
  }

  private static void write(FileChannel channel, byte[] bytes, long position) throws IOException {
    channel.position(position);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Lets the next exchange have the file. */
  @Override
  public void close() throws IOException {
    channel.close();
    locked.close();
  }
}
