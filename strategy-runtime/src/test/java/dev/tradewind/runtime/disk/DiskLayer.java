package dev.tradewind.runtime.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * What stands between a process and one folder of its disk: see {@code src/test/c/disk.c}. It is
 * compiled once, and each process that gets its {@link #environment} has it.
 */
public final class DiskLayer {

  private static final Path SOURCE = Path.of("src", "test", "c", "disk.c");
  private static final int FOR_EVER = -1;

  /** The numbers that {@code disk.c} knows them by. */
  private static final int NONE = 0;

  private static final int NO_ROOM = 1;
  private static final int SYNC = 2;
  private static final int READ_ONLY = 3;
  private static final int SLOW = 4;
  private static final int WRITE = 5;

  private static Path library;

  private final Path folder;
  private final Path trace;
  private final Path control;
  private final MappedByteBuffer numbers;

  private DiskLayer(Path folder, Path trace, Path control, MappedByteBuffer numbers) {
    this.folder = folder;
    this.trace = trace;
    this.control = control;
    this.numbers = numbers;
  }

  /**
   * A layer before a folder, which it makes.
   *
   * @param beside where its own files go
   */
  public static DiskLayer before(Path folder, Path beside) throws IOException {
    Files.createDirectories(folder);
    Path control = Files.write(beside.resolve("disk-faults"), new byte[4 * Integer.BYTES]);
    return new DiskLayer(folder.toRealPath(), beside.resolve("disk-trace"), control, map(control));
  }

  /** The layer of this process, to let its own disk fail. */
  public static DiskLayer own() throws IOException {
    Path control = Path.of(System.getenv("DISK_FAULTS"));
    return new DiskLayer(
        Path.of(System.getenv("DISK_FOLDER")),
        Path.of(System.getenv("DISK_TRACE")),
        control,
        map(control));
  }

  private static MappedByteBuffer map(Path control) throws IOException {
    try (FileChannel channel =
        FileChannel.open(control, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer numbers = channel.map(FileChannel.MapMode.READ_WRITE, 0, 4 * Integer.BYTES);
      numbers.order(ByteOrder.nativeOrder());
      return numbers;
    }
  }

  /** The same, but nothing is written down. */
  public DiskLayer withoutTrace() {
    return new DiskLayer(folder, Path.of("/dev/null"), control, numbers);
  }

  /** What a process needs in its environment. */
  public Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", compiled().toString(),
        "DISK_FOLDER", folder.toString(),
        "DISK_TRACE", trace.toString(),
        "DISK_FAULTS", control.toString());
  }

  /** What was written so far. */
  public Path trace() {
    return trace;
  }

  /** From now on there is no room for what is written. */
  public void fill() {
    set(NO_ROOM, FOR_EVER, 0);
  }

  /** The next writes fail. */
  public void failWrites(int times) {
    set(WRITE, times, 0);
  }

  /** The next syncs fail. */
  public void failSyncs(int times) {
    set(SYNC, times, 0);
  }

  /** From now on nothing is opened for writing. */
  public void forbid() {
    set(READ_ONLY, FOR_EVER, 0);
  }

  /** The next syncs take long. */
  public void delaySyncs(int times, int millis) {
    set(SLOW, times, millis);
  }

  /** From now on all is well. */
  public void heal() {
    set(NONE, 0, 0);
  }

  /** How many of the failures that were asked for are still to come. */
  public int left() {
    return numbers.getInt(Integer.BYTES);
  }

  /** How often a sync was tried again on an open file on which one had failed. */
  public int syncsTriedAgain() {
    return numbers.getInt(3 * Integer.BYTES);
  }

  /** The mode is last, for the process reads while this writes. */
  private void set(int fault, int times, int millis) {
    numbers.putInt(0, NONE);
    numbers.putInt(Integer.BYTES, times);
    numbers.putInt(2 * Integer.BYTES, millis);
    numbers.putInt(0, fault);
  }

  private static synchronized Path compiled() {
    if (library == null) {
      library = compile();
    }
    return library;
  }

  private static Path compile() {
    try {
      Path file = Files.createTempFile(Path.of("target"), "disk", ".so").toAbsolutePath();
      Process compiler =
          new ProcessBuilder(
                  "gcc", "-O2", "-shared", "-fPIC", "-o", file.toString(), SOURCE.toString())
              .inheritIO()
              .start();
      if (compiler.waitFor() != 0) {
        throw new IllegalStateException(SOURCE + " does not compile; dev/setup installs gcc.");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
