package dev.tradewind.engine.order;

import java.util.Arrays;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * What belongs to orders, by their numbers. Most that is asked is about the youngest one, which has
 * a place of its own. Numbers grow by one and most orders live shortly, so the last digits of a
 * number are the place of an older one; where that is taken by an order that lives longer, a hash
 * map takes the younger one. Used by the engine's thread; allocates nothing once it has grown.
 *
 * @param <T> what belongs to an order
 */
public final class OrderIndex<T> {

  /** Few, for a thousand engines in one process share the caches. */
  private static final int PLACES = 32;

  private static final int MASK = PLACES - 1;
  private static final long FREE = 0;

  private final long[] numbers = new long[PLACES];
  private final Object[] values = new Object[PLACES];
  private final Long2ObjectHashMap<T> others = new Long2ObjectHashMap<>();
  private int size;
  private long youngest = FREE;
  private T ofYoungest;

  /** An empty one. */
  public OrderIndex() {}

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return size == 0;
  }

  /**
   * Adds what belongs to a number that is not there.
   *
   * @param number above 0
   */
  public void put(long number, T value) {
    if (youngest != FREE) {
      makeRoom(youngest, ofYoungest);
    }
    youngest = number;
    ofYoungest = value;
    size++;
  }

  private void makeRoom(long number, T value) {
    int place = place(number);
    if (numbers[place] == FREE) {
      numbers[place] = number;
      values[place] = value;
    } else {
      others.put(number, value);
    }
  }

  /** What belongs to a number; {@code null} if it is not there. */
  public T get(long number) {
    return number == youngest && number != FREE ? ofYoungest : find(number);
  }

  private T find(long number) {
    int place = place(number);
    return numbers[place] == number ? at(place) : others.get(number);
  }

  /** Takes a number out that is there. */
  public void remove(long number) {
    size--;
    if (number == youngest) {
      youngest = FREE;
      ofYoungest = null;
    } else {
      removeOlder(number);
    }
  }

  private void removeOlder(long number) {
    int place = place(number);
    if (numbers[place] == number) {
      numbers[place] = FREE;
      values[place] = null;
    } else {
      others.remove(number);
    }
  }

  /** Takes all out. */
  public void clear() {
    Arrays.fill(numbers, FREE);
    Arrays.fill(values, null);
    others.clear();
    youngest = FREE;
    ofYoungest = null;
    size = 0;
  }

  @SuppressWarnings("unchecked")
  private T at(int place) {
    return (T) values[place];
  }

  private static int place(long number) {
    return (int) number & MASK;
  }
}
