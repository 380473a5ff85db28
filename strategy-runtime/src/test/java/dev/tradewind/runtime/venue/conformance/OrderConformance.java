package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of orders, told as it happens and in the order in which the venue tells it. */
abstract class OrderConformance extends ConformanceSetting {

  private static final int MILLIS = 300;

  private VenueEvent.OrderState state(String id) throws InterruptedException {
    return account.ask(new VenueRequest.OrderStatus(id), VenueEvent.OrderState.class);
  }

  @Test
  void anOrderIsAcceptedOnceAndWorks() throws Exception {
    account.send(resting("a", 7));
    assertThat(account.settled()).containsExactly(new VenueEvent.Accepted("a"));
    VenueEvent.OrderState state = state("a");
    assertThat(state.symbol()).isEqualTo(venue.symbol());
    assertThat(state.side()).isEqualTo(Side.BUY);
    assertThat(state.quantity()).isEqualByComparingTo("7");
    assertThat(state.filledQuantity()).isZero();
    assertThat(state.limitPrice()).isEqualByComparingTo(far());
    assertThat(state.state()).isEqualTo(VenueEvent.State.OPEN);
    assertThat(account.open()).containsExactly(state);
  }

  @Test
  void fillsComeInPartsWithIdsOfTheirOwn() throws Exception {
    int all = 2 * venue.mostPerMove() + 5;
    account.send(market("a", Side.BUY, all));
    assertThat(account.settled()).containsExactly(new VenueEvent.Accepted("a"));
    venue.move();
    VenueEvent.Filled first = account.heard.next(VenueEvent.Filled.class);
    assertThat(first.clientOrderId()).isEqualTo("a");
    assertThat(first.symbol()).isEqualTo(venue.symbol());
    assertThat(first.side()).isEqualTo(Side.BUY);
    assertThat(first.quantity()).isEqualByComparingTo(BigDecimal.valueOf(venue.mostPerMove()));
    assertThat(first.price()).isEqualByComparingTo(venue.price());
    assertThat(first.liquidity()).isNotNull();
    assertThat(state("a").filledQuantity()).isEqualByComparingTo(first.quantity());
    venue.move();
    VenueEvent.Filled second = account.heard.next(VenueEvent.Filled.class);
    venue.move();
    VenueEvent.Filled third = account.heard.next(VenueEvent.Filled.class);
    assertThat(third.quantity()).isEqualByComparingTo("5");
    List<VenueEvent.Filled> fills = List.of(first, second, third);
    assertThat(fills).extracting(VenueEvent.Filled::executionId).doesNotHaveDuplicates();
    assertThat(fills).extracting(VenueEvent.Filled::cursor).doesNotHaveDuplicates();
    assertThat(fills).extracting(VenueEvent.Filled::time).isSorted();
    assertThat(account.fills("")).isEqualTo(fills);
    assertThat(state("a").state()).isEqualTo(VenueEvent.State.FILLED);
    assertThat(account.open()).isEmpty();
    assertThat(account.position()).isEqualByComparingTo(BigDecimal.valueOf(all));
  }

  @Test
  void anOrderIsRejectedForACause() throws Exception {
    venue.move();
    account.send(
        order("p", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, null, 1, near(), true),
        resting("a", 1),
        resting("a", 2));
    assertThat(account.settled())
        .satisfiesExactly(
            event -> assertRejected(event, "p", VenueEvent.Cause.POST_ONLY),
            event -> assertThat(event).isEqualTo(new VenueEvent.Accepted("a")),
            event -> assertRejected(event, "a", VenueEvent.Cause.DUPLICATE));
    assertThat(state("a").quantity()).isEqualByComparingTo("1");
    venue.rejectOrder();
    account.send(resting("o", 1));
    assertThat(account.settled())
        .singleElement()
        .satisfies(event -> assertRejected(event, "o", VenueEvent.Cause.OTHER));
    assertThat(state("o").state()).isEqualTo(VenueEvent.State.REJECTED);
  }

  private static void assertRejected(VenueEvent event, String id, VenueEvent.Cause cause) {
    assertThat(event).isInstanceOf(VenueEvent.Rejected.class);
    VenueEvent.Rejected rejected = (VenueEvent.Rejected) event;
    assertThat(rejected.clientOrderId()).isEqualTo(id);
    assertThat(rejected.cause()).isEqualTo(cause);
    assertThat(rejected.text()).isNotBlank();
  }

  @Test
  void anOrderIsCancelledOnce() throws Exception {
    account.send(resting("a", 1), new VenueRequest.CancelOrder("a"));
    account.send(new VenueRequest.CancelOrder("a"));
    assertThat(account.settled())
        .containsExactly(
            new VenueEvent.Accepted("a"),
            new VenueEvent.Cancelled("a"),
            new VenueEvent.RequestRejected("a"));
    assertThat(state("a").state()).isEqualTo(VenueEvent.State.CANCELLED);
  }

  @Test
  void anOrderExpires() throws Exception {
    venue.move();
    long now = account.heard.next(VenueEvent.MarketTime.class).time();
    account.send(order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTD, now + 1, 1, far(), false));
    assertThat(account.settled()).containsExactly(new VenueEvent.Accepted("a"));
    venue.move();
    assertThat(account.settled()).containsExactly(new VenueEvent.Expired("a"));
    assertThat(state("a").state()).isEqualTo(VenueEvent.State.EXPIRED);
  }

  @Test
  void anOrderGetsOtherTerms() throws Exception {
    account.send(resting("a", 1), replacement("a", 3, near()));
    List<VenueEvent> heard = account.settled();
    assertThat(heard).hasSize(2).startsWith(new VenueEvent.Accepted("a"));
    VenueEvent.Replaced replaced = (VenueEvent.Replaced) heard.getLast();
    assertThat(replaced.quantity()).isEqualByComparingTo("3");
    assertThat(replaced.limitPrice()).isEqualByComparingTo(near());
    assertThat(replaced.stopPrice()).isNull();
    assertThat(state("a").limitPrice()).isEqualByComparingTo(near());
    venue.move();
    assertThat(account.heard.next(VenueEvent.Filled.class).quantity()).isEqualByComparingTo("3");
  }

  @Test
  void otherTermsAreRefusedAndTheOrderIsAsItWas() throws Exception {
    venue.move();
    account.settled();
    account.send(
        order("a", Side.BUY, OrderType.LIMIT, TimeInForce.GTC, null, 1, far(), true),
        replacement("a", 1, near()),
        replacement("nobody", 1, far()));
    assertThat(account.settled())
        .containsExactly(
            new VenueEvent.Accepted("a"),
            new VenueEvent.RequestRejected("a"),
            new VenueEvent.RequestRejected("nobody"));
    assertThat(state("a").limitPrice()).isEqualByComparingTo(far());
  }

  private VenueRequest.ReplaceOrder replacement(String id, int quantity, BigDecimal limit) {
    return new VenueRequest.ReplaceOrder(id, BigDecimal.valueOf(quantity), limit, null);
  }

  @Test
  void anOrderThatNeverWasIsUnknown() throws Exception {
    account.send(new VenueRequest.OrderStatus("nobody"));
    assertThat(account.settled()).containsExactly(new VenueEvent.UnknownOrder("nobody"));
  }

  /** An order that has not arrived is as unknown as one that never was. */
  @Test
  void aLostOrderIsUnknown() throws Exception {
    venue.lose(TestVenue.Message.NEW_ORDER, 1);
    account.send(resting("a", 1), new VenueRequest.OrderStatus("a"));
    assertThat(account.settled()).containsExactly(new VenueEvent.UnknownOrder("a"));
    account.send(resting("a", 1));
    assertThat(account.settled()).containsExactly(new VenueEvent.Accepted("a"));
  }

  @Test
  void aFillMayComeAfterTheCancel() throws Exception {
    account.send(market("a", Side.BUY, venue.mostPerMove() + 1));
    account.settled();
    venue.delay(TestVenue.Message.FILL, 1, MILLIS);
    venue.move();
    account.send(new VenueRequest.CancelOrder("a"));
    assertThat(account.settled()).containsExactly(new VenueEvent.Cancelled("a"));
    VenueEvent.Filled late = account.heard.next(VenueEvent.Filled.class);
    assertThat(account.fills("")).containsExactly(late);
    assertThat(state("a").filledQuantity()).isEqualByComparingTo(late.quantity());
  }

  @Test
  void aCancelMayComeTooLate() throws Exception {
    account.send(market("a", Side.BUY, 1));
    account.settled();
    venue.delay(TestVenue.Message.FILL, 1, MILLIS);
    venue.move();
    account.send(new VenueRequest.CancelOrder("a"));
    assertThat(account.settled()).containsExactly(new VenueEvent.RequestRejected("a"));
    assertThat(account.heard.next(VenueEvent.Filled.class).clientOrderId()).isEqualTo("a");
  }

  @Test
  void whatTheVenueTellsTwiceIsToldTwice() throws Exception {
    venue.duplicate(TestVenue.Message.ACCEPTED);
    venue.duplicate(TestVenue.Message.FILL);
    account.send(market("a", Side.BUY, 1));
    assertThat(account.settled())
        .containsExactly(new VenueEvent.Accepted("a"), new VenueEvent.Accepted("a"));
    venue.move();
    VenueEvent.Filled fill = account.heard.next(VenueEvent.Filled.class);
    assertThat(account.settled()).containsExactly(fill);
    assertThat(account.fills("")).containsExactly(fill);
  }

  @Test
  void whatTheVenueTellsInAnotherOrderIsToldInThat() throws Exception {
    account.fills("");
    venue.reorder(TestVenue.Message.ACCEPTED);
    account.send(resting("a", 1), resting("b", 1));
    assertThat(account.settled())
        .containsExactly(new VenueEvent.Accepted("b"), new VenueEvent.Accepted("a"));
    account.send(market("c", Side.BUY, 1), market("d", Side.SELL, 1));
    account.settled();
    venue.reorder(TestVenue.Message.FILL);
    venue.move();
    List<VenueEvent> fills =
        account.settled().stream().filter(VenueEvent.Filled.class::isInstance).toList();
    assertThat(fills)
        .extracting(event -> ((VenueEvent.Filled) event).clientOrderId())
        .containsExactly("d", "c");
  }

  /** Only a question brings back what the venue has not told. */
  @Test
  void aFillThatWasNotToldIsNoticedWithTheNextOne() throws Exception {
    String before = "";
    assertThat(account.fills(before)).isEmpty();
    venue.lose(TestVenue.Message.FILL, 1);
    account.send(market("a", Side.BUY, 1), market("b", Side.BUY, 2));
    account.settled();
    venue.move();
    VenueEvent.Filled told = account.heard.next(VenueEvent.Filled.class);
    assertThat(told.clientOrderId()).isEqualTo("b");
    account.heard.next(VenueEvent.Missed.class);
    assertThat(account.fills(before))
        .extracting(VenueEvent.Filled::clientOrderId)
        .containsExactly("a", "b");
  }
}
