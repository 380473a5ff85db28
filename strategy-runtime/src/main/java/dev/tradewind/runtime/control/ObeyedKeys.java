package dev.tradewind.runtime.control;

import dev.tradewind.api.control.ControlKeys;
import dev.tradewind.api.pod.KnownKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;

/**
 * The public keys whose owners may control, as they are in the files {@code current} and {@code
 * previous} of a folder.
 *
 * @param current of who signs now; empty while there is no usable one
 * @param previous of who signed before; empty while there is no usable one
 * @param complaint what is wrong with the files, a sentence; empty when nothing is
 */
record ObeyedKeys(
    Optional<PublicKey> current, Optional<PublicKey> previous, Optional<String> complaint) {

  private static final int LONGEST_FILE = 4096;
  private static final String CURRENT = "current";
  private static final String PREVIOUS = "previous";

  /** Reads the files; what is missing, empty or broken is a key that nobody has. */
  static ObeyedKeys read(Path directory) {
    Optional<PublicKey> current = key(directory.resolve(CURRENT));
    Optional<PublicKey> previous = key(directory.resolve(PREVIOUS));
    return new ObeyedKeys(current, previous, complaint(directory, current, previous));
  }

  private static Optional<String> complaint(
      Path directory, Optional<PublicKey> current, Optional<PublicKey> previous) {
    if (current.isEmpty()) {
      return Optional.of(complaint(directory, CURRENT));
    }
    return previous.isEmpty() && hasText(directory.resolve(PREVIOUS))
        ? Optional.of(complaint(directory, PREVIOUS))
        : Optional.empty();
  }

  /** Before the first rotation there is an empty one. */
  private static boolean hasText(Path file) {
    return file.toFile().length() > 0;
  }

  private static String complaint(Path directory, String file) {
    return "%s: there is no Ed25519 public key in PEM in it, so nobody can command with the %s key."
        .formatted(directory.resolve(file), file);
  }

  private static Optional<PublicKey> key(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LONGEST_FILE + 1);
      return ControlKeys.publicKey(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Their names. */
  KnownKeys known() {
    return new KnownKeys(
        current.map(ControlKeys::id).orElse(null), previous.map(ControlKeys::id).orElse(null));
  }
}
