package dev.tradewind.exchange.core;

import static dev.tradewind.exchange.core.Floor.limit;
import static dev.tradewind.exchange.core.Floor.market;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;
import dev.tradewind.exchange.protocol.Rejection;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.exchange.protocol.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What accounts may rely on, and what not. */
final class CapabilitiesTest {

  private static Floor floor(Idempotence idempotence) {
    return floor(new Capabilities(idempotence, Lookup.All, false, false));
  }

  private static Floor floor(Capabilities capabilities) {
    return Floor.with(capabilities, Floor.flat(Floor.AAPL, 20, 100));
  }

  private static List<String> sendTwice(Floor floor, long session) {
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    return floor.types(session);
  }

  @Test
  void withoutIdempotenceTheSameIdIsASecondOrder() {
    Floor floor = floor(Idempotence.None);
    long session = floor.logOn("a");
    floor.heard(session);
    assertThat(sendTwice(floor, session)).containsExactly("Accepted", "Accepted");
    floor.send(session, new Request.OpenOrders());
    assertThat(((Report.OpenOrdersAnswer) floor.heard(session).getFirst()).orders()).hasSize(2);
    floor.send(session, new Request.CancelOrder("1"));
    floor.send(session, new Request.CancelOrder("1"));
    floor.send(session, new Request.CancelOrder("1"));
    assertThat(floor.types(session)).containsExactly("Cancelled", "Cancelled", "RequestRejected");
  }

  @ParameterizedTest
  @EnumSource(names = "None", mode = EnumSource.Mode.EXCLUDE)
  void whileItWorksTheSameIdIsNoSecondOrder(Idempotence idempotence) {
    Floor floor = floor(idempotence);
    long session = floor.logOn("a");
    floor.heard(session);
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    floor.send(session, limit("1", Side.BUY, 99, "80"));
    List<Report> heard = floor.heard(session);
    assertThat(heard.getLast())
        .isInstanceOfSatisfying(
            Report.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.DuplicateId));
    floor.send(session, new Request.OpenOrders());
    Report.OpenOrdersAnswer open = (Report.OpenOrdersAnswer) floor.heard(session).getFirst();
    assertThat(open.orders()).singleElement().extracting("quantity").isEqualTo(Floor.decimal("10"));
  }

  @ParameterizedTest
  @EnumSource
  void anIdIsRememberedForAsLongAsIsPromised(Idempotence idempotence) {
    Floor floor = floor(idempotence);
    long session = floor.logOn("a");
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    floor.send(session, new Request.CancelOrder("1"));
    floor.heard(session);
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    boolean forgotten = idempotence == Idempotence.None || idempotence == Idempotence.OpenOrders;
    assertThat(floor.types(session)).containsExactly(forgotten ? "Accepted" : "Rejected");

    floor.core.disconnect(session);
    long later = floor.logOn("a");
    floor.heard(later);
    floor.send(later, new Request.CancelOrder("1"));
    floor.heard(later);
    floor.send(later, limit("1", Side.BUY, 10, "90"));
    assertThat(floor.types(later))
        .containsExactly(idempotence == Idempotence.Permanent ? "Rejected" : "Accepted");
  }

  @Test
  void anIdThatWasRejectedIsUsed() {
    Floor floor = floor(Idempotence.Permanent);
    long session = floor.logOn("a");
    floor.send(session, limit("1", Side.BUY, 10, "0.00001"));
    floor.send(session, limit("1", Side.BUY, 10, "90"));
    assertThat(floor.orderReports(session))
        .filteredOn(Report.Rejected.class::isInstance)
        .extracting("reason")
        .containsExactly(Rejection.Other, Rejection.DuplicateId);
    floor.send(session, new Request.OrderStatus("1"));
    assertThat(floor.heard(session))
        .singleElement()
        .extracting("status")
        .isEqualTo(Status.Rejected);
  }

  @ParameterizedTest
  @EnumSource
  void ordersAreFoundAsFarAsIsPromised(Lookup lookup) {
    Floor floor = floor(new Capabilities(Idempotence.Permanent, lookup, false, false));
    long session = floor.logOn("a");
    floor.send(session, limit("works", Side.BUY, 10, "90"));
    floor.send(session, limit("ended", Side.BUY, 10, "90"));
    floor.send(session, new Request.CancelOrder("ended"));
    floor.heard(session);
    floor.send(session, new Request.OrderStatus("works"));
    floor.send(session, new Request.OrderStatus("ended"));
    floor.send(session, new Request.OrderStatus("never"));
    assertThat(floor.types(session))
        .containsExactly(
            lookup == Lookup.None ? "UnknownOrder" : "OrderState",
            lookup == Lookup.All ? "OrderState" : "UnknownOrder",
            "UnknownOrder");
  }

  @Test
  void anExclusiveLogonEndsTheOlderSessionAndNothingOfItIsTakenAnyMore() {
    Floor floor = floor(new Capabilities(Idempotence.Permanent, Lookup.All, true, false));
    long older = floor.logOn("a");
    long other = floor.logOn("b");
    long newer = floor.logOn("a");
    assertThat(floor.types(older)).containsExactly("LoggedOn", "Logout");
    assertThat(floor.closed).containsExactly(older);
    floor.send(older, limit("1", Side.BUY, 10, "90"));
    floor.send(newer, new Request.OpenOrders());
    assertThat(((Report.OpenOrdersAnswer) floor.heard(newer).getLast()).orders()).isEmpty();
    assertThat(floor.heard(older)).isEmpty();
    floor.send(other, limit("1", Side.BUY, 10, "90"));
    assertThat(floor.types(other)).containsExactly("LoggedOn", "Accepted");
  }

  @Test
  void anOlderProcessDoesNotDriveANewerOneOut() {
    Floor floor = floor(Capabilities.BEST);
    long newer = floor.core.connect();
    floor.send(newer, new Request.Logon(Codec.VERSION, "a", 5));
    long older = floor.core.connect();
    floor.send(older, new Request.Logon(Codec.VERSION, "a", 4));
    assertThat(floor.types(older)).containsExactly("Logout");
    assertThat(floor.closed).containsExactly(older);
    floor.core.disconnect(newer);
    long again = floor.core.connect();
    floor.send(again, new Request.Logon(Codec.VERSION, "a", 4));
    assertThat(floor.types(again)).containsExactly("LoggedOn");
  }

  @Test
  void withoutExclusiveLogonAllSessionsOfAnAccountHear() {
    Floor floor = floor(new Capabilities(Idempotence.Permanent, Lookup.All, false, false));
    long one = floor.logOn("a");
    long two = floor.logOn("a");
    floor.send(one, limit("1", Side.BUY, 10, "90"));
    assertThat(floor.types(one)).containsExactly("LoggedOn", "Accepted");
    assertThat(floor.types(two)).containsExactly("LoggedOn", "Accepted");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(booleans = {true, false})
  void ordersEndWithTheLastSessionWhereThatIsPromised(boolean cancels) {
    Floor floor = floor(new Capabilities(Idempotence.Permanent, Lookup.All, false, cancels));
    long one = floor.logOn("a");
    long two = floor.logOn("a");
    long other = floor.logOn("b");
    floor.send(one, limit("1", Side.BUY, 10, "90"));
    floor.send(other, limit("1", Side.BUY, 10, "90"));
    floor.core.disconnect(one);
    floor.send(two, new Request.OrderStatus("1"));
    assertThat(floor.heard(two)).last().extracting("status").isEqualTo(Status.Working);
    floor.core.disconnect(two);
    long later = floor.logOn("a");
    floor.send(later, new Request.OrderStatus("1"));
    assertThat(floor.heard(later))
        .last()
        .extracting("status")
        .isEqualTo(cancels ? Status.Cancelled : Status.Working);
    floor.send(other, new Request.OrderStatus("1"));
    assertThat(floor.heard(other)).last().extracting("status").isEqualTo(Status.Working);
  }

  @Test
  void whatIsPromisedIsSaidAtTheLogon() {
    Capabilities capabilities = new Capabilities(Idempotence.OpenOrders, Lookup.None, false, true);
    Floor floor = floor(capabilities);
    long session = floor.logOn("a");
    floor.core.step();
    long later = floor.logOn("b");
    assertThat(floor.heard(session).getFirst())
        .isEqualTo(new Report.LoggedOn(capabilities, Report.BEFORE_THE_MARKET, false));
    assertThat(floor.heard(later).getFirst())
        .isEqualTo(new Report.LoggedOn(capabilities, Floor.START + Floor.MINUTE, false));
  }

  @Test
  void whoHasNotLoggedOnOrDoesSoTwiceOrInAnotherVersionIsSentAway() {
    Floor floor = floor(Capabilities.BEST);
    long stranger = floor.core.connect();
    floor.send(stranger, market("1", Side.BUY, 10));
    long twice = floor.logOn("a");
    floor.send(twice, new Request.Logon(Codec.VERSION, "b", 1));
    long future = floor.core.connect();
    floor.send(future, new Request.Logon(2, "c", 1));
    assertThat(floor.types(stranger)).containsExactly("Logout");
    assertThat(floor.types(twice)).containsExactly("LoggedOn", "Logout");
    assertThat(floor.heard(future))
        .containsExactly(
            new Report.Logout(
                "Version 2 of the protocol is not spoken here: it must be 1.", false));
    assertThat(floor.closed).containsExactly(stranger, twice, future);
  }
}
