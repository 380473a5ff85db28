package dev.tradewind.engine.market;

import java.util.List;

/**
 * Several feeds as one: by time, at equal times by the order of the feeds, and each feed in its own
 * order. Feeds that go in step, as bars of many instruments do, cost the same however many they
 * are. Used by one thread.
 *
 * <p>So at one time the feed that is named first is told first. Bars that close at the moment at
 * which a corporate action takes effect belong before it: name their feeds before its.
 */
public final class MergedFeed implements MarketFeed {

  private final MarketFeed[] feeds;
  private final long[] times;

  /** From head to tail, the feeds that have an event, sorted; the first has the one to come. */
  private final int[] order;

  private int head;
  private int tail;
  private boolean begun;

  /** A feed that stands before its first event, as the feeds do that it is made of. */
  public MergedFeed(List<? extends MarketFeed> feeds) {
    this.feeds = feeds.toArray(MarketFeed[]::new);
    times = new long[this.feeds.length];
    order = new int[2 * this.feeds.length];
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a feed goes back in time
   */
  @Override
  public boolean advance() {
    if (!begun) {
      begin();
    } else if (head < tail) {
      step();
    }
    return head < tail;
  }

  @Override
  public long time() {
    return times[order[head]];
  }

  @Override
  public void dispatch(MarketListener to) {
    feeds[order[head]].dispatch(to);
  }

  @Override
  public int dispatch(MarketListener to, int atMost, long before) {
    int feed = order[head];
    long next = head + 1 < tail ? Math.min(before, times[order[head + 1]]) : before;
    int taken = feeds[feed].dispatch(to, atMost, next);
    times[feed] = feeds[feed].time();
    return taken;
  }

  private void begin() {
    begun = true;
    for (int feed = 0; feed < feeds.length; feed++) {
      if (feeds[feed].advance()) {
        times[feed] = feeds[feed].time();
        int place = placeOf(feed);
        System.arraycopy(order, place, order, place + 1, tail - place);
        order[place] = feed;
        tail++;
      }
    }
  }

  private void step() {
    int feed = order[head];
    if (!feeds[feed].advance()) {
      head++;
      return;
    }
    long time = feeds[feed].time();
    if (time < times[feed]) {
      throw new IllegalStateException(
          "Feed " + feed + " goes back in time, from " + times[feed] + " to " + time + ".");
    }
    times[feed] = time;
    if (head + 1 < tail && comesBefore(order[head + 1], feed)) {
      head++;
      putBack(feed);
    }
  }

  private void putBack(int feed) {
    // Feeds in step go to the end, which needs no search.
    if (comesBefore(order[tail - 1], feed)) {
      append(feed);
    } else {
      int place = placeOf(feed);
      System.arraycopy(order, head, order, head - 1, place - head);
      head--;
      order[place - 1] = feed;
    }
  }

  private void append(int feed) {
    if (tail == order.length) {
      System.arraycopy(order, head, order, 0, tail - head);
      tail -= head;
      head = 0;
    }
    order[tail++] = feed;
  }

  /** Where the first feed stands that comes after this one, or the end. */
  private int placeOf(int feed) {
    int low = head;
    int high = tail;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comesBefore(order[middle], feed)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean comesBefore(int one, int other) {
    return times[one] < times[other] || (times[one] == times[other] && one < other);
  }
}
