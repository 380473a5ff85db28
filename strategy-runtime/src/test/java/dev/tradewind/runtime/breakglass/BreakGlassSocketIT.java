package dev.tradewind.runtime.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real socket and clients of every kind. */
@Timeout(60)
final class BreakGlassSocketIT {

  @TempDir private Path folder;

  private final AtomicLong millis = new AtomicLong();

  @Test
  void onlyItsOwnerCanReachIt() throws Exception {
    try (BreakGlassSocket _ = open()) {
      assertThat(mode(file().getParent())).isEqualTo("rwx------");
      assertThat(mode(file())).isEqualTo("rw-------");
      assertThat(ask("a line")).isEqualTo("answer to a line");
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws Exception {
    Files.createDirectory(
        file().getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    // Closing the channel leaves the file, as a kill does.
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(file()));
    }
    assertThat(file()).exists();
    try (BreakGlassSocket _ = open()) {
      assertThat(ask("a line")).isEqualTo("answer to a line");
    }
  }

  @Test
  void whatIsInUseIsLeftAlone() throws Exception {
    try (BreakGlassSocket _ = open()) {
      assertThatThrownBy(this::open)
          .hasMessage("The control socket %s is in use by another process.", file());
      assertThat(ask("a line")).isEqualTo("answer to a line");
    }
  }

  @Test
  void whatIsNoSocketIsLeftAlone() throws Exception {
    open().close();
    Files.writeString(file(), "precious");
    assertThatThrownBy(this::open)
        .hasMessage("%s is no socket: give the control socket a path of its own.", file());
    assertThat(file()).hasContent("precious");
  }

  @Test
  void aFolderThatOthersCanEnterIsRefused() throws Exception {
    Files.createDirectory(file().getParent());
    Files.setPosixFilePermissions(file().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatThrownBy(this::open)
        .hasMessage(
            "The folder %s of the control socket must be a folder that only its owner can enter"
                + " (chmod 700).",
            file().getParent());
    Files.delete(file().getParent());
    Files.createSymbolicLink(file().getParent(), folder);
    assertThatThrownBy(this::open).hasMessageContaining("only its owner can enter");
  }

  @Test
  void aPathThatIsTooLongIsSaid() {
    Path deep = folder.resolve("x".repeat(120)).resolve("control.sock");
    assertThatThrownBy(() -> BreakGlassSocket.open(deep, line -> line, millis::get))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The control socket " + deep + " cannot be opened: ");
  }

  @Test
  void silentClientsKeepNobodyWaiting() throws Exception {
    List<SocketChannel> silent = new ArrayList<>();
    try (BreakGlassSocket _ = open()) {
      for (int i = 0; i < 3 * BreakGlassSocket.MOST_CLIENTS; i++) {
        silent.add(SocketChannel.open(UnixDomainSocketAddress.of(file())));
        assertThat(ask("line " + i)).isEqualTo("answer to line " + i);
      }
      assertThat(Line.read(silent.getFirst(), 100)).as("the oldest is dropped").isEmpty();
    } finally {
      for (SocketChannel channel : silent) {
        channel.close();
      }
    }
  }

  @Test
  void aSilentClientIsDroppedInTime() throws Exception {
    try (BreakGlassSocket _ = open();
        SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
      assertThat(ask("a line")).isEqualTo("answer to a line");
      millis.addAndGet(10_000);
      assertThat(Line.read(silent, 100)).isEmpty();
    }
  }

  @Test
  void aClientThatWaitsForTheLoopKeepsNobodyWaiting() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    try (BreakGlassSocket _ =
            BreakGlassSocket.open(file(), line -> slowly(line, stuck), millis::get);
        SocketChannel waiting = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
      Line.write(waiting, "wait");
      assertThat(ask("a line")).isEqualTo("answer to a line");
      stuck.countDown();
      assertThat(Line.read(waiting, 100)).isEqualTo("answer to wait");
    }
  }

  @Test
  void badClientsHurtNobody() throws Exception {
    try (BreakGlassSocket _ = open()) {
      assertThat(askRaw("x".repeat(BreakGlassSocket.LONGEST_LINE + 1)))
          .isEqualTo(
              "{\"outcome\":\"Refused\",\"message\":\"A request is one line of at most 4096"
                  + " bytes.\"}");
      try (SocketChannel gone = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
        gone.write(ByteBuffer.wrap("half a l".getBytes(StandardCharsets.UTF_8)));
      }
      try (SocketChannel fails = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
        Line.write(fails, "fail");
        assertThat(Line.read(fails, 100)).isEmpty();
      }
      assertThat(ask("a line")).isEqualTo("answer to a line");
    }
  }

  @Test
  void nobodyThereIsSaid() throws Exception {
    assertThatThrownBy(() -> new BreakGlassClient(file()).ask(BreakGlassRequest.status()))
        .hasMessageStartingWith("No strategy listens on " + file());
    open().close();
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(file()));
    }
    assertThatThrownBy(() -> new BreakGlassClient(file()).ask(BreakGlassRequest.status()))
        .hasMessageStartingWith("No strategy answers on " + file());
  }

  @Test
  void aConversationThatBreaksIsSaid() throws Exception {
    try (BreakGlassSocket _ = BreakGlassSocket.open(file(), line -> "", millis::get)) {
      assertThatThrownBy(() -> new BreakGlassClient(file()).ask(BreakGlassRequest.status()))
          .isInstanceOf(BreakGlassClient.Unreachable.class)
          .hasMessageContaining("may still obey: ask for its status");
    }
  }

  @Test
  void closedItLeavesNoThread() throws Exception {
    open().close();
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("break-glass")));
  }

  private BreakGlassSocket open() throws IOException {
    return BreakGlassSocket.open(file(), BreakGlassSocketIT::answer, millis::get);
  }

  private static String answer(String line) {
    if (line.equals("fail")) {
      throw new IllegalStateException("a bug");
    }
    return "answer to " + line;
  }

  private static String slowly(String line, CountDownLatch until) {
    if (line.equals("wait")) {
      try {
        until.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return answer(line);
  }

  private String ask(String line) throws IOException {
    return askRaw(line + "\n");
  }

  private String askRaw(String text) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file()))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      return Line.read(channel, 1000);
    }
  }

  private Path file() {
    return folder.resolve("control").resolve("control.sock");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
