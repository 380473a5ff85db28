package dev.tradewind.e2e.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process of the local cluster, as {@code dev/cluster/process} finds it. */
record LocalProcess(long pid) {

  private static final int NOT_LOCAL = 3;

  /** Empty where the cluster is not the local one. */
  static Optional<LocalProcess> find(String name) {
    Ended found = run("../dev/cluster/process", name);
    if (found.exitCode() == NOT_LOCAL) {
      return Optional.empty();
    }
    assertThat(found.exitCode()).as(found.text()).isZero();
    return Optional.of(new LocalProcess(Long.parseLong(found.text().strip())));
  }

  /** The Java process of a pod of the local cluster, as its control group tells. */
  static LocalProcess ofPod(String uid) {
    List<Long> found =
        ProcessHandle.allProcesses()
            .map(ProcessHandle::pid)
            .filter(pid -> read(pid, "cgroup").contains(uid))
            .filter(pid -> read(pid, "comm").strip().equals("java"))
            .toList();
    assertThat(found).as("processes of pod %s", uid).hasSize(1);
    return new LocalProcess(found.getFirst());
  }

  /** Whether it stands still. */
  boolean isStopped() {
    return read(pid, "status").contains("State:\tT (stopped)");
  }

  /** What the kernel says of a process; empty if it is gone. */
  private static String read(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), file));
    } catch (IOException e) {
      return "";
    }
  }

  /** Stops it in its tracks until the result is closed, or this test's process ends. */
  Frozen freeze() {
    Thread thaw = new Thread(() -> signal("CONT"), "thaw");
    Runtime.getRuntime().addShutdownHook(thaw);
    signal("STOP");
    return () -> {
      signal("CONT");
      Runtime.getRuntime().removeShutdownHook(thaw);
    };
  }

  /** Holds a process still. */
  interface Frozen extends AutoCloseable {
    @Override
    void close();
  }

  private void signal(String name) {
    Ended sent = run("kill", "-" + name, String.valueOf(pid));
    assertThat(sent.exitCode()).as(sent.text()).isZero();
  }

  private record Ended(int exitCode, String text) {}

  private static Ended run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command[0], e);
    }
  }
}
