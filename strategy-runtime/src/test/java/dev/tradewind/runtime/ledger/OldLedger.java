package dev.tradewind.runtime.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A ledger that the first version of the runtime wrote: the moving-average crossover of {@code
 * Manifests.ibm()} after two commands, 7 and 8, and 360 bars with three round trips, ended by
 * SIGTERM.
 */
public final class OldLedger {

  private OldLedger() {}

  /** Puts the ledger into a folder. */
  public static Path unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream in =
        new GZIPInputStream(OldLedger.class.getResourceAsStream("ledger-1.db.gz"))) {
      Files.copy(in, folder.resolve("ledger.db"));
    }
    return folder;
  }
}
