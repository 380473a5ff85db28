package dev.tradewind.runtime.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of its own, small enough to be filled. It needs root, and is gone when it is
 * closed.
 */
public final class SmallDisk implements AutoCloseable {

  private static final int CHUNK = 1 << 16;
  private static final int LEFT = 2 * CHUNK;
  private static final int SMALLEST_BLOCK = 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts one at a folder, which it makes. */
  public static SmallDisk at(Path folder, int megabytes) throws IOException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /**
   * The same as an ext4 in a file, with blocks of 1 KiB, as small volumes have: so a page of memory
   * may have no block.
   */
  public static SmallDisk ext4At(Path folder, int megabytes) throws IOException {
    Path image = Files.createDirectories(folder).resolveSibling("image");
    run("truncate", "-s", megabytes + "M", image.toString());
    run("mkfs.ext4", "-q", "-b", "1024", "-O", "^has_journal", "-m", "0", image.toString());
    run("mount", "-o", "loop", image.toString(), folder.toString());
    return new SmallDisk(folder);
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Leaves next to no room, and takes none that is given up later. */
  public void fill() throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (Files.getFileStore(folder).getUsableSpace() >= LEFT) {
        out.write(chunk);
      }
    }
  }

  /** Leaves so many bytes, or what a file system needs for itself; while nobody else writes. */
  public void fillUpTo(int left) throws IOException {
    fill();
    byte[] block = new byte[SMALLEST_BLOCK];
    try (OutputStream out = Files.newOutputStream(filler(), StandardOpenOption.APPEND)) {
      while (Files.getFileStore(folder).getUsableSpace() > left) {
        out.write(block);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > left + LEFT) {
        throw full;
      }
    }
  }

  /** Gives the room back. */
  public void empty() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static void run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
