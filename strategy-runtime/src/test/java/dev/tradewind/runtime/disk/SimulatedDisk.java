package dev.tradewind.runtime.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A folder as a disk knows it: what is certainly there, and what the operating system has not yet
 * promised. From it comes what a kill leaves, and what a power cut may leave. A new or removed name
 * is certain when the folder was synced, and what is in a file when the file was; what was to be
 * synced when that failed is never, unless it is written again. Used by one thread.
 */
public final class SimulatedDisk {

  /** What a disk writes as a whole. */
  private static final int SECTOR = 512;

  private static final class Node {
    private byte[] now;
    private byte[] synced = new byte[0];
    private boolean named;
    private final List<DiskWrite> pending = new ArrayList<>();
  }

  private final Map<String, Node> nodes = new TreeMap<>();

  /** Does what a process did. */
  public void apply(DiskWrite write) {
    if (write.name().equals(".")) {
      nodes.values().forEach(node -> node.named = node.now != null);
      return;
    }
    Node node = nodes.computeIfAbsent(write.name(), _ -> new Node());
    switch (write.kind()) {
      case WRITE, TRUNCATE -> {
        node.now = done(node.now == null ? new byte[0] : node.now, write);
        node.pending.add(write);
      }
      case SYNC -> {
        for (DiskWrite pending : node.pending) {
          node.synced = done(node.synced, pending);
        }
        node.pending.clear();
      }
      // It has thrown them away, shows them all the same, and will call them written.
      case FAILED_SYNC -> node.pending.clear();
      case UNLINK -> {
        node.now = null;
        node.pending.clear();
      }
    }
  }

  private static byte[] done(byte[] before, DiskWrite write) {
    if (write.kind() == DiskWrite.Kind.TRUNCATE) {
      return Arrays.copyOf(before, (int) write.offset());
    }
    int end = (int) write.offset() + write.data().length;
    byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
    System.arraycopy(write.data(), 0, after, (int) write.offset(), write.data().length);
    return after;
  }

  /** What a kill of the process leaves: the operating system still writes all of it. */
  public void leaveAll(Path folder) throws IOException {
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      if (entry.getValue().now != null) {
        Files.write(folder.resolve(entry.getKey()), entry.getValue().now);
      }
    }
  }

  /** What a power cut leaves at worst: only what was promised. */
  public void leavePromised(Path folder) throws IOException {
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      if (entry.getValue().named) {
        Files.write(folder.resolve(entry.getKey()), entry.getValue().synced);
      }
    }
  }

  /** What a power cut may leave: of what was not promised any sectors, in any order. */
  public void leaveSome(Path folder, Random random) throws IOException {
    for (Map.Entry<String, Node> entry : nodes.entrySet()) {
      Node node = entry.getValue();
      boolean isThere = node.named == (node.now != null) ? node.named : random.nextBoolean();
      if (isThere) {
        byte[] content = node.synced;
        for (DiskWrite write : node.pending) {
          content = partOf(content, write, random);
        }
        Files.write(folder.resolve(entry.getKey()), content);
      }
    }
  }

  private static byte[] partOf(byte[] before, DiskWrite write, Random random) {
    if (write.kind() == DiskWrite.Kind.TRUNCATE) {
      return random.nextBoolean() ? done(before, write) : before;
    }
    byte[] after = before;
    for (int from = 0; from < write.data().length; from += SECTOR) {
      if (random.nextBoolean()) {
        byte[] sector =
            Arrays.copyOfRange(write.data(), from, Math.min(write.data().length, from + SECTOR));
        after =
            done(after, new DiskWrite(write.kind(), write.name(), write.offset() + from, sector));
      }
    }
    return after;
  }
}
