package dev.tradewind.engine.market;

import java.util.List;

/**
 * Several feeds as one: by time, at equal times by the order of the feeds, and each feed in its own
 * order. Used by one thread.
 *
 * <p>So at one time the feed that is named first is told first. Bars that close at the moment at
 * which a corporate action takes effect belong before it: name their feeds before its.
 */
public final class MergedFeed implements MarketFeed {

  private final MarketFeed[] feeds;
  private final long[] times;

  /** A heap of the feeds that have an event: the first is the one to come. */
  private final int[] heap;

  private int size = -1;

  /** A feed that stands before its first event, as the feeds do that it is made of. */
  public MergedFeed(List<? extends MarketFeed> feeds) {
    this.feeds = feeds.toArray(MarketFeed[]::new);
    times = new long[this.feeds.length];
    heap = new int[this.feeds.length];
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a feed goes back in time
   */
  @Override
  public boolean advance() {
    if (size < 0) {
      begin();
    } else if (size > 0) {
      step();
    }
    return size > 0;
  }

  @Override
  public long time() {
    return times[heap[0]];
  }

  @Override
  public void dispatch(MarketListener to) {
    feeds[heap[0]].dispatch(to);
  }

  private void begin() {
    size = 0;
    for (int i = 0; i < feeds.length; i++) {
      if (feeds[i].advance()) {
        times[i] = feeds[i].time();
        heap[size++] = i;
      }
    }
    for (int i = size / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  private void step() {
    int first = heap[0];
    if (feeds[first].advance()) {
      long time = feeds[first].time();
      if (time < times[first]) {
        throw new IllegalStateException(
            "Feed " + first + " goes back in time, from " + times[first] + " to " + time + ".");
      }
      times[first] = time;
    } else {
      heap[0] = heap[--size];
    }
    sink(0);
  }

  private void sink(int from) {
    int place = from;
    int feed = heap[place];
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && comesBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!comesBefore(heap[child], feed)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = feed;
  }

  private boolean comesBefore(int one, int other) {
    return times[one] < times[other] || (times[one] == times[other] && one < other);
  }
}
