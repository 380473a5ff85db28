package dev.tradewind.runtime.account;

import dev.tradewind.engine.LatchCause;
import dev.tradewind.engine.TradingState;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What book and venue do not agree on. Orders that nobody wanted are only told, for they are ended;
 * a fill that nobody ordered, a position that differs and an order that the venue has forgotten
 * freeze the book. Used by the loop's thread.
 */
final class Disagreement {

  private static final int SHOWN = 5;

  private final AccountBook book;
  private final Map<String, String> fills = new LinkedHashMap<>();
  private final Set<String> orders = new LinkedHashSet<>();
  private final Set<String> forgotten = new LinkedHashSet<>();
  private List<String> positions = List.of();
  private final Set<String> garbled = new LinkedHashSet<>();

  /** Lost orders that nobody has released the book for. */
  private final Set<String> lost = new LinkedHashSet<>();

  /** The latch that tells of lost orders, and of which; empty for none. */
  private String lostLatch = "";

  private List<String> toldLost = List.of();

  Disagreement(AccountBook book) {
    this.book = book;
  }

  /** A fill that this book has not ordered. */
  void onForeignFill(String executionId, String what) {
    fills.put(executionId, what);
  }

  /** The venue has an order of this account that no process of this book wanted. */
  void onForeignOrder(String clientOrderId) {
    orders.add(clientOrderId);
  }

  /** It has it no more. */
  void onForeignEnd(String clientOrderId) {
    orders.remove(clientOrderId);
  }

  /** Only these foreign orders work still. */
  void keepForeignOrders(Set<String> working) {
    orders.retainAll(working);
  }

  /** The venue does not know an order any more that it had accepted. */
  void onForgotten(String clientOrderId) {
    forgotten.add(clientOrderId);
  }

  /** The venue tells terms of an order that are no numbers of its instrument. */
  void onGarbled(String clientOrderId) {
    garbled.add(clientOrderId);
  }

  /** An order is lost: no entry passes until a person has looked for it. */
  void onLost(String clientOrderId) {
    lost.add(clientOrderId);
    latchLost();
  }

  /** Compares anew; what was found before may have been explained. */
  void begin() {
    fills.clear();
    forgotten.clear();
    garbled.clear();
  }

  /** The positions that differ, each with both sides. */
  void onPositions(List<String> differing) {
    positions = differing;
  }

  /**
   * Behind another latch it waits for its turn, and where a stricter one has taken its place it
   * comes back: so whoever releases that one hears of it.
   */
  private void latchLost() {
    if (!lostLatch.isEmpty() && book.engine().releasedLatch().equals(Optional.of(lostLatch))) {
      lost.removeAll(toldLost);
      lostLatch = "";
    }
    if (!lost.isEmpty() && book.engine().latch().isEmpty()) {
      toldLost = List.copyOf(lost);
      lostLatch =
          book.latch(
              TradingState.PAUSED,
              LatchCause.LOST_ORDER,
              "Nothing was heard of %s for too long, nor of a fill: lost. Look for it at the venue, then release this latch."
                  .formatted(shown(toldLost)));
    }
  }

  /** Freezes the book where something is not explained, also after a person has released it. */
  void freeze() {
    String message = difference();
    if (!message.isEmpty() && book.engine().state().compareTo(TradingState.HALTED) < 0) {
      book.latch(TradingState.HALTED, LatchCause.DIFFERENCE, message);
    }
    latchLost();
  }

  /** What was found. */
  Agreement agreement() {
    String message = difference();
    if (!message.isEmpty()) {
      return new Agreement(Agreement.Verdict.DIFFERENCE, message);
    }
    return orders.isEmpty()
        ? Agreement.IN_AGREEMENT
        : new Agreement(
            Agreement.Verdict.UNKNOWN_ORDER,
            "The venue has orders of this account that this book did not want, and they are being"
                + " cancelled: "
                + shown(List.copyOf(orders))
                + ".");
  }

  private String difference() {
    StringBuilder text = new StringBuilder();
    if (!positions.isEmpty()) {
      text.append("Book and venue hold different positions: ").append(shown(positions)).append('.');
    }
    if (!fills.isEmpty()) {
      text.append(" The venue tells fills that are not this book's: ")
          .append(shown(List.copyOf(fills.values())))
          .append('.');
    }
    if (!forgotten.isEmpty()) {
      text.append(" The venue does not know orders any more that it had accepted: ")
          .append(shown(List.copyOf(forgotten)))
          .append('.');
    }
    if (!garbled.isEmpty()) {
      text.append(" The venue tells terms that are no numbers of their instrument, of orders: ")
          .append(shown(List.copyOf(garbled)))
          .append('.');
    }
    return text.toString().strip();
  }

  private static String shown(List<String> all) {
    String some = String.join("; ", all.subList(0, Math.min(SHOWN, all.size())));
    return all.size() <= SHOWN ? some : some + "; and " + (all.size() - SHOWN) + " more";
  }
}
