package dev.tradewind.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Two places in namespaces of the kernel that reach this machine at one address, and not each
 * other. They are removed at the end, with all that is in them.
 */
final class CutOffNetwork implements AutoCloseable {

  /** Where this machine is reached. */
  static final String HOST = "10.231.77.1";

  private final String first = name("a");
  private final String second = name("b");

  private static String name(String place) {
    return "tw" + place + ProcessHandle.current().pid();
  }

  /** Makes the places. */
  CutOffNetwork() {
    try {
      connect(first, HOST, "10.231.77.2");
      connect(second, "10.231.78.1", "10.231.78.2");
      ip("-n", second, "route", "add", HOST + "/32", "via", "10.231.78.1");
    } catch (AssertionError e) {
      close();
      throw e;
    }
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
    String said = run(words);
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
  private static String run(String... words) {
    try {
      Process process =
          new ProcessBuilder(
                  java.util.stream.Stream.concat(
                          java.util.stream.Stream.of("ip"), java.util.Arrays.stream(words))
                      .toList())
              .redirectErrorStream(true)
              .start();
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
      run("link", "delete", place);
      run("netns", "delete", place);
    }
  }
}
