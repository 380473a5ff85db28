package dev.tradewind.runtime.venue.conformance;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The threads of this process, virtual ones too. */
final class RunningThreads {

  private static final Pattern THREAD = Pattern.compile("#([0-9]+) \"([^\"]*)\"");

  /** What carries virtual threads, and waits for sockets and processes on their behalf. */
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile(
          "ForkJoinPool.*-worker-.*|VirtualThread-.*|.*-Poller.*|.*-SubPoller.*|process reaper.*");

  private RunningThreads() {}

  /** Their names by their numbers. */
  static Map<Long, String> now() {
    try {
      Path file = Files.createTempDirectory("threads").resolve("dump");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
      Map<Long, String> threads = new HashMap<>();
      Matcher each = THREAD.matcher(Files.readString(file));
      while (each.find()) {
        if (!OF_THE_MACHINE.matcher(each.group(2)).matches()) {
          threads.put(Long.valueOf(each.group(1)), each.group(2));
        }
      }
      Files.delete(file);
      Files.delete(file.getParent());
      return threads;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until no others run than those of before; workers of the machine itself do not count. */
  static void awaitNoneBut(Set<Long> before) {
    Awaitility.await()
        .pollInSameThread()
        .until(
            () -> {
              Map<Long, String> left = now();
              left.keySet().removeAll(before);
              return left;
            },
            Map::isEmpty);
  }
}
