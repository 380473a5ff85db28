package dev.tradewind.engine.exchange;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The levels of one side of a market's order book, the best first. Changes mostly happen near the
 * best, so that sorted arrays from the worst to the best move little. Used by the engine's thread.
 */
final class DepthSide implements Snapshotable {

  private final int sign;

  /** Price times the sign, rising: the best is the last. */
  private long[] keys = new long[4];

  private long[] quantities = new long[4];
  private int size;

  /**
   * No levels.
   *
   * @param bids whether a higher price is better
   */
  DepthSide(boolean bids) {
    sign = bids ? 1 : -1;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Price of a level, 0 for the best. */
  long price(int level) {
    return sign * keys[size - 1 - level];
  }

  /** Quantity of a level, 0 for the best. */
  long quantity(int level) {
    return quantities[size - 1 - level];
  }

  /** What stands at a price; 0 if nothing. */
  long at(long price) {
    int place = Arrays.binarySearch(keys, 0, size, sign * price);
    return place < 0 ? 0 : quantities[place];
  }

  /**
   * Price of the level with which so much is together; 0 if the levels that are at least as good as
   * a limit do not have it.
   *
   * @param limit 0 for none
   * @param lot in whole ones of which each level is taken
   */
  long reaching(long quantity, long limit, long lot) {
    long sum = 0;
    for (int i = size - 1; i >= 0 && (limit == 0 || keys[i] >= sign * limit); i--) {
      sum += lot == 1 ? quantities[i] : quantities[i] / lot * lot;
      if (sum >= quantity) {
        return sign * keys[i];
      }
    }
    return 0;
  }

  void set(long price, long quantity) {
    int place = Arrays.binarySearch(keys, 0, size, sign * price);
    if (place >= 0) {
      if (quantity == 0) {
        remove(place);
      } else {
        quantities[place] = quantity;
      }
    } else if (quantity != 0) {
      insert(-place - 1, sign * price, quantity);
    }
  }

  /** Takes some of a level away, down to nothing. */
  void take(long price, long quantity) {
    set(price, Math.max(0, at(price) - quantity));
  }

  void clear() {
    size = 0;
  }

  private void insert(int place, long key, long quantity) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      quantities = Arrays.copyOf(quantities, size * 2);
    }
    System.arraycopy(keys, place, keys, place + 1, size - place);
    System.arraycopy(quantities, place, quantities, place + 1, size - place);
    keys[place] = key;
    quantities[place] = quantity;
    size++;
  }

  private void remove(int place) {
    size--;
    System.arraycopy(keys, place + 1, keys, place, size - place);
    System.arraycopy(quantities, place + 1, quantities, place, size - place);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(keys[i]);
      out.writeLong(quantities[i]);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    size = 0;
    for (int left = in.readInt(); left > 0; left--) {
      insert(size, in.readLong(), in.readLong());
    }
  }
}
