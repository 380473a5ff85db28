package dev.tradewind.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OrderBookTest {

  private final OrderBook book = new OrderBook(1, 0);

  @Example
  void anEndedOrderHasNoMoves() {
    Order order = working(Side.BUY, 10);
    book.fill(order, 4, 60);
    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    book.fill(order, 6, 0);
    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThatThrownBy(() -> book.cancel(order, CancelReason.STRATEGY))
        .hasMessage("Order 1 is Filled: it cannot be cancelled.");
    assertThatThrownBy(() -> book.fill(order, 1, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> book.send(order)).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void moreThanRemainsCannotBeFilled() {
    Order order = working(Side.SELL, 10);
    assertThatThrownBy(() -> book.fill(order, 11, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> book.fill(order, 0, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void anEndedOrderIsRememberedForALateFill() {
    Order order = working(Side.BUY, 10);
    book.cancel(order, CancelReason.STRATEGY);
    assertThat(book.find(order.number())).isNull();
    assertThat(book.fillLate(order.number(), 4)).isSameAs(order);
    assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(order.filledQuantity()).isEqualTo(4);
    book.fillLate(order.number(), 6);
    assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    assertThat(book.fillLate(order.number(), 1)).isNull();
    assertThat(book.fillLate(77, 1)).isNull();
  }

  @Example
  void aCancelOnItsWayDoesNotHoldUpAFill() {
    Order order = working(Side.BUY, 10);
    book.requestCancel(order, CancelReason.STRATEGY);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    book.fill(order, 4, 60);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
    book.refuseRequest(order, 60);
    assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(order.cancelReason()).isEmpty();
  }

  @Example
  void whatIsUnknownIsNotRejected() {
    Order order = sent(Side.BUY, 10);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING_NEW);
    book.doubt(order);
    assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    assertThat(order.isOpen()).isTrue();
    book.acknowledge(order);
    assertThat(order.status()).isEqualTo(OrderStatus.WORKING);
    assertThatThrownBy(() -> book.lose(order)).isInstanceOf(IllegalStateException.class);
  }

  /** Random moves: the sums are those of the working orders, and a restored book has the same. */
  @Property
  void sumsAreThoseOfTheWorkingOrders(
      @ForAll @Size(max = 60) List<@IntRange(max = 999) Integer> moves) throws IOException {
    OrderBook random = new OrderBook(1, 0);
    for (int move : moves) {
      apply(random, move);
      assertSums(random);
    }
    OrderBook restored = new OrderBook(1, 0);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(random)));
    restored.restore(in);
    restored.restoreChanges(in, true);
    assertSums(restored);
    assertThat(bytes(restored)).isEqualTo(bytes(random));
  }

  private static void apply(OrderBook book, int move) {
    List<Order> open = open(book);
    if (move % 4 == 3 && !open.isEmpty()) {
      change(book, open.get(move % open.size()), move);
    } else if (move % 3 == 0 || open.isEmpty()) {
      Side side = move % 2 == 0 ? Side.BUY : Side.SELL;
      OrderTicket ticket = new OrderTicket().limit(side, 1 + move, 5);
      Order order = book.create(OrderOrigin.STRATEGY, 0, ticket, 0);
      book.reserve(order, 5, 5L * (1 + move));
      book.send(order);
      if (move % 5 != 0) {
        book.acknowledge(order);
      }
    } else if (move % 3 == 1) {
      Order order = open.get(move % open.size());
      long quantity = 1 + move % order.remainingQuantity();
      book.fill(order, quantity, 5 * (order.worstRemaining() - quantity));
    } else {
      book.cancel(open.get(move % open.size()), CancelReason.STRATEGY);
    }
  }

  /** Asks for another quantity, or answers where that was asked for. */
  private static void change(OrderBook book, Order order, int move) {
    if (order.isChanging()) {
      if (move % 8 == 7) {
        book.refuseRequest(order, 5 * order.remainingQuantity());
      } else {
        long quantity = order.filledQuantity() + order.changedRemaining();
        book.replace(order, quantity, 5, 0, 5, 5 * order.changedRemaining());
      }
    } else if (order.status() == OrderStatus.WORKING
        || order.status() == OrderStatus.PARTIALLY_FILLED) {
      long quantity = 1L + move;
      long rest = Math.max(order.remainingQuantity(), quantity - order.filledQuantity());
      book.requestReplace(order, quantity, 5, 0, 5, 5 * rest);
    }
  }

  private static void assertSums(OrderBook book) {
    List<Order> open = open(book);
    assertThat(book.openOrders()).isEqualTo(open.size());
    for (Side side : Side.values()) {
      assertThat(book.workingQuantity(0, side))
          .isEqualTo(
              open.stream()
                  .filter(o -> o.side() == side)
                  .mapToLong(Order::remainingQuantity)
                  .sum());
      assertThat(book.worstEntryQuantity(0, side))
          .isEqualTo(
              open.stream().filter(o -> o.side() == side).mapToLong(Order::worstRemaining).sum());
    }
    assertThat(book.reservedCash(0))
        .isEqualTo(5 * open.stream().mapToLong(Order::worstRemaining).sum());
  }

  private static List<Order> open(OrderBook book) {
    List<Order> open = new ArrayList<>();
    for (Order order = book.oldest(0); order != null; order = book.younger(order)) {
      open.add(order);
    }
    return open;
  }

  private static byte[] bytes(OrderBook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    book.snapshot(out);
    book.snapshotChanges(out);
    return bytes.toByteArray();
  }

  private Order working(Side side, long quantity) {
    Order order = sent(side, quantity);
    book.acknowledge(order);
    return order;
  }

  private Order sent(Side side, long quantity) {
    OrderTicket ticket = new OrderTicket().market(side, quantity);
    Order order = book.create(OrderOrigin.STRATEGY, 0, ticket, 0);
    book.reserve(order, 10, 10 * quantity);
    book.send(order);
    return order;
  }
}
