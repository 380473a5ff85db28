package dev.tradewind.engine.exchange;

import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;

/**
 * Messages that are under way, by the time of their arrival, then in the order of their sending.
 */
final class Mailbox implements Snapshotable {

  private static final Comparator<Message> ORDER =
      (one, other) ->
          one.time != other.time
              ? Long.compare(one.time, other.time)
              : Long.compare(one.sequence, other.sequence);

  /** So few that are over may stay. */
  private static final int LAPSED = 64;

  private final PriorityQueue<Message> underWay = new PriorityQueue<>(ORDER);
  private final ArrayDeque<Message> spare = new ArrayDeque<>();
  private long sequence;
  private long nextTime = Long.MAX_VALUE;

  /** About how many messages are about what is over. */
  private int lapsed;

  /** When the last of those that were written in turn arrives. */
  private long lastInTurn = Long.MIN_VALUE;

  /** When the next one arrives; {@link Long#MAX_VALUE} if none is under way. */
  long nextTime() {
    return nextTime;
  }

  /**
   * Like {@link #write}, but never overtaking what is under way of the same order. What happens to
   * others later, though it was reckoned earlier, as a fill at the end of a bar is, holds up
   * nothing.
   */
  Message writeInTurn(Message.Kind kind, long number, long arrival) {
    if (arrival >= lastInTurn) {
      lastInTurn = arrival;
      return write(kind, number, arrival);
    }
    return write(kind, number, Math.max(arrival, lastReport(number)));
  }

  private long lastReport(long number) {
    long last = Long.MIN_VALUE;
    for (Message message : underWay) {
      if (message.number == number && message.kind.isReport()) {
        last = Math.max(last, message.time);
      }
    }
    return last;
  }

  /** A message to be filled in and {@link #send sent}. */
  Message write(Message.Kind kind, long number, long arrival) {
    Message message = spare.isEmpty() ? new Message() : spare.pop();
    message.begin(kind, number, arrival, ++sequence);
    return message;
  }

  void send(Message message) {
    underWay.add(message);
    nextTime = underWay.peek().time;
  }

  /** Takes the next one out; {@link #throwAway} it when it is read. */
  Message take() {
    Message message = underWay.poll();
    findNext();
    return message;
  }

  /**
   * What a message is about is over. Once that is so of most of them they go, so that there are
   * never many more than live ones.
   */
  void lapse(LongPredicate isLive) {
    if (++lapsed > LAPSED && lapsed > underWay.size() / 2) {
      underWay.removeIf(message -> !isLive.test(message.number));
      lapsed = 0;
      findNext();
    }
  }

  private void findNext() {
    Message next = underWay.peek();
    nextTime = next == null ? Long.MAX_VALUE : next.time;
  }

  /** Takes the reports out that are under way, in their order. */
  List<Message> takeReports() {
    List<Message> reports = new ArrayList<>();
    underWay.removeIf(message -> message.kind.isReport() && reports.add(message));
    reports.sort(ORDER);
    findNext();
    return reports;
  }

  /** Takes the orders of an instrument out that have not arrived, in their order. */
  List<Message> takeOrders(int instrument) {
    List<Message> orders = new ArrayList<>();
    underWay.removeIf(
        message ->
            message.kind == Message.Kind.NEW
                && message.order.instrument == instrument
                && orders.add(message));
    orders.sort(ORDER);
    findNext();
    return orders;
  }

  void throwAway(Message message) {
    spare.push(message);
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    snapshot(out, _ -> true);
  }

  /** Writes those only that are about what is alive; the others mean nothing. */
  void snapshot(DataOutput out, LongPredicate isLive) throws IOException {
    List<Message> messages = new ArrayList<>(underWay);
    messages.removeIf(message -> !isLive.test(message.number));
    messages.sort(ORDER);
    out.writeLong(sequence);
    out.writeLong(lastInTurn);
    out.writeInt(messages.size());
    for (Message message : messages) {
      message.snapshot(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    underWay.clear();
    nextTime = Long.MAX_VALUE;
    sequence = in.readLong();
    lastInTurn = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      Message message = new Message();
      message.restore(in);
      send(message);
    }
  }
}
