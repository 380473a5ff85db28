package dev.tradewind.runtime.breakglass;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file of a Unix socket, in a folder that is its owner's alone. Stateless. */
final class SocketFile {

  private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_ONLY_FILE =
      PosixFilePermissions.fromString("rw-------");

  private SocketFile() {}

  /**
   * Binds the socket; a file that a killed process left is removed.
   *
   * @throws IOException with a sentence for people, if others can enter the folder, a process
   *     listens there, or it cannot be bound
   */
  static ServerSocketChannel bind(Path file) throws IOException {
    prepareFolder(file.toAbsolutePath().getParent());
    removeStale(file);
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(UnixDomainSocketAddress.of(file));
      Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
      return listener;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw new IOException(
          "The control socket %s cannot be opened: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** The folder is what keeps others out: the file itself has no mode before it exists. */
  private static void prepareFolder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY_FOLDER));
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !OWNER_ONLY_FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
      throw new IOException(
          "The folder %s of the control socket must be a folder that only its owner can enter (chmod 700)."
              .formatted(folder));
    }
  }

  private static void removeStale(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (isListenedTo(file)) {
      throw new IOException("The control socket %s is in use by another process.".formatted(file));
    }
    if (Files.isRegularFile(file) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "%s is no socket: give the control socket a path of its own.".formatted(file));
    }
    Files.delete(file);
  }

  private static boolean isListenedTo(Path file) {
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
