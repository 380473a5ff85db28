package dev.tradewind.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two places in namespaces of the kernel that reach this machine at one address, and not each
 * other. They are removed at the end, with all that is in them.
 */
final class CutOffNetwork implements AutoCloseable {

  /** Of this process, so that two of them do not meet. */
  private static final long PID = ProcessHandle.current().pid();

  /** The tool makes it with the first namespace, mounts it, and leaves both. */
  private static final Path NAMES = Path.of("/run/netns");

  private final boolean namesWereThere = Files.exists(NAMES);
  private final String first = "twa" + PID;
  private final String second = "twb" + PID;
  private final String subnet = "10.231.%d.".formatted(PID % 256);

  /** Makes the places. */
  CutOffNetwork() {
    try {
      connect(first, host(), subnet + "2");
      connect(second, subnet + "5", subnet + "6");
      ip("-n", second, "route", "add", host() + "/32", "via", subnet + "5");
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  /** Where this machine is reached. */
  String host() {
    return subnet + "1";
  }

  /** The link of a place bears its name. */
  private static void connect(String place, String here, String there) {
    ip("netns", "add", place);
    ip("link", "add", place, "type", "veth", "peer", "name", "eth0", "netns", place);
    ip("address", "add", here + "/30", "dev", place);
    ip("link", "set", place, "up");
    ip("-n", place, "address", "add", there + "/30", "dev", "eth0");
    ip("-n", place, "link", "set", "eth0", "up");
    ip("-n", place, "link", "set", "lo", "up");
  }

  /** What comes before the command line of a process in the first place. */
  List<String> inFirst() {
    return List.of("ip", "netns", "exec", first);
  }

  /** The same for the second place. */
  List<String> inSecond() {
    return List.of("ip", "netns", "exec", second);
  }

  /** Nothing comes from the first place any more, nor to it, and nobody is told. */
  void cutFirst() {
    ip("link", "set", first, "down");
  }

  /** It is reached again. */
  void mendFirst() {
    ip("link", "set", first, "up");
  }

  private static void ip(String... words) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(words));
    String said = execute(command.toArray(String[]::new));
    if (!said.isEmpty()) {
      throw new AssertionError(
          "This test makes network namespaces, so it needs root and iproute2 (dev/setup installs"
              + " it): ip "
              + String.join(" ", words)
              + " says: "
              + said);
    }
  }

  /** What it says where it fails; empty where it does not. */
  private static String execute(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : said.strip() + " (" + process.exitValue() + ")";
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** With a namespace goes its end of the link, and with that the other one. */
  @Override
  public void close() {
    for (String place : List.of(first, second)) {
      execute("ip", "link", "delete", place);
      execute("ip", "netns", "delete", place);
    }
    if (!namesWereThere && isEmpty(NAMES)) {
      execute("umount", NAMES.toString());
      execute("rmdir", NAMES.toString());
    }
  }

  private static boolean isEmpty(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }
}
