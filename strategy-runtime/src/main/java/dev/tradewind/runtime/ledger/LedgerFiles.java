package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;

/**
 * The files of an open ledger, as their folder names them: what is written to one that was deleted
 * or replaced meanwhile is on no disk that anybody will find. Immutable.
 *
 * @param files that must stay
 * @param keys what each was when the ledger was opened
 */
record LedgerFiles(List<Path> files, List<Object> keys) {

  /** Those that are there now. */
  static LedgerFiles of(Path... files) throws IOException {
    Object[] keys = new Object[files.length];
    for (int i = 0; i < files.length; i++) {
      keys[i] = Objects.requireNonNullElse(key(files[i]), "");
    }
    return new LedgerFiles(List.of(files), List.of(keys));
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Refuses to go on without them. */
  void check() throws LedgerUnavailable {
    for (int i = 0; i < files.size(); i++) {
      if (!isThere(files.get(i), keys.get(i))) {
        throw new LedgerUnavailable(
            "%s was deleted or replaced while it was in use: stop this process, bring the ledger back from a copy, and start it again."
                .formatted(files.get(i)));
      }
    }
  }

  private static boolean isThere(Path file, Object key) {
    try {
      return Objects.requireNonNullElse(key(file), "").equals(key);
    } catch (IOException e) {
      return false;
    }
  }
}
