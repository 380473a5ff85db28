package dev.tradewind.marketdata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks the bytes of a gzip file, of one member or several, and knows whether others lie behind
 * them: the JDK passes over those in silence. Used by one thread.
 */
final class GzipText extends GZIPInputStream {

  /** Checksum and length, which the inflater leaves to its owner. */
  private static final int TRAILER = 8;

  private int left;

  /** Takes all bytes into its buffer at once, so that what is left of them can be counted. */
  GzipText(byte[] file) throws IOException {
    super(new ByteArrayInputStream(file), Math.max(1, file.length));
  }

  /** Whether bytes were left that belong to no member; to be asked after the close. */
  boolean hasMore() {
    return left > TRAILER;
  }

  @Override
  public void close() throws IOException {
    // A closed inflater has forgotten them, and a close may come twice.
    left = Math.max(left, inf.getRemaining());
    super.close();
  }
}
