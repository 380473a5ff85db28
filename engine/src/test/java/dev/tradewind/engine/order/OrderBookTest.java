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
    assertThatThrownBy(() -> book.accept(order, 0, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void moreThanRemainsCannotBeFilled() {
    Order order = working(Side.SELL, 10);
    assertThatThrownBy(() -> book.fill(order, 11, 0)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> book.fill(order, 0, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Example
  void anOrderIsUsedAgainOnlyAfterTheSweep() {
    Order first = working(Side.BUY, 1);
    book.cancel(first, CancelReason.STRATEGY);
    assertThat(first.cancelReason()).contains(CancelReason.STRATEGY);
    assertThat(working(Side.BUY, 1)).isNotSameAs(first);
    book.sweep(0);
    assertThat(working(Side.BUY, 1)).isSameAs(first);
    assertThat(first.number()).isEqualTo(3);
    assertThat(first.cancelReason()).isEmpty();
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
    restored.restore(new DataInputStream(new ByteArrayInputStream(bytes(random))));
    assertSums(restored);
    assertThat(bytes(restored)).isEqualTo(bytes(random));
  }

  private static void apply(OrderBook book, int move) {
    List<Order> open = open(book);
    if (move % 3 == 0 || open.isEmpty()) {
      Side side = move % 2 == 0 ? Side.BUY : Side.SELL;
      Order order = book.create(OrderOrigin.STRATEGY, 0, side, 1 + move, OrderType.LIMIT, 5, 0);
      book.accept(order, 5, 5L * (1 + move));
    } else if (move % 3 == 1) {
      Order order = open.get(move % open.size());
      long quantity = 1 + move % order.remainingQuantity();
      book.fill(order, quantity, 5 * (order.remainingQuantity() - quantity));
    } else {
      book.cancel(open.get(move % open.size()), CancelReason.STRATEGY);
      book.sweep(0);
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
    }
    assertThat(book.reservedCash(0))
        .isEqualTo(5 * open.stream().mapToLong(Order::remainingQuantity).sum());
  }

  private static List<Order> open(OrderBook book) {
    List<Order> open = new ArrayList<>();
    for (int place = 0; place < book.places(0); place++) {
      if (book.order(0, place).status().isOpen()) {
        open.add(book.order(0, place));
      }
    }
    return open;
  }

  private static byte[] bytes(OrderBook book) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.snapshot(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private Order working(Side side, long quantity) {
    Order order = book.create(OrderOrigin.STRATEGY, 0, side, quantity, OrderType.MARKET, 0, 0);
    book.accept(order, 10, 10 * quantity);
    return order;
  }
}
