package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.runtime.venue.VenueAdapter;
import java.math.BigDecimal;

/**
 * A venue that the conformance kit makes things happen at. One instrument is traded; its market
 * moves only when it is told to, and stands at one price with a spread of nothing.
 */
public interface TestVenue extends AutoCloseable {

  /** Messages that something can happen to. */
  enum Message {
    /** A new order on its way to the venue. */
    NEW_ORDER,
    /** The venue's answer to a logon. */
    LOGON_ANSWER,
    /** That an order works. */
    ACCEPTED,
    /** A fill, as it happens. */
    FILL,
    /** A part of the answer to {@code Fills}. */
    FILLS_PART,
    /** A part of the answer to {@code OpenOrders}. */
    OPEN_ORDERS_PART
  }

  /** A new adapter, not started, for a process of that epoch. */
  VenueAdapter adapter(String account, long epoch);

  /** What is traded. */
  String symbol();

  /** What it stands at; an order at a better price fills, one at a worse one rests. */
  BigDecimal price();

  /** The most that an account's orders fill when the market moves once. */
  int mostPerMove();

  /** The market moves once: what can be filled is, up to that quantity. */
  void move();

  /** The next messages do not arrive. */
  void lose(Message message, int count);

  /** The next messages arrive so much later; what follows overtakes them. */
  void delay(Message message, int count, int millis);

  /** The next message arrives twice. */
  void duplicate(Message message);

  /** The next message arrives after the one that follows it. */
  void reorder(Message message);

  /** The next new order is rejected. */
  void rejectOrder();

  /** All sessions end without a word. */
  void disconnect();

  /** It takes connections and answers nothing. */
  void hang();

  /** It goes on after that. */
  void resume();

  /** It is killed at once, with its sessions. */
  void kill();

  /** It comes back with all that it has ever answered. */
  void start();

  @Override
  void close();
}
