package dev.tradewind.runtime.ledger;

import java.util.Arrays;

/** The bytes in which a part of the program wrote its state. Immutable. */
public final class Snapshot {

  private final byte[] bytes;

  private Snapshot(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Keeps a copy. */
  public static Snapshot of(byte[] bytes) {
    return new Snapshot(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
