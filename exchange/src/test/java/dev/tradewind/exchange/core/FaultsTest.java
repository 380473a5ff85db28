package dev.tradewind.exchange.core;

import static dev.tradewind.exchange.core.Floor.limit;
import static dev.tradewind.exchange.core.Floor.market;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.faults.FaultAnswer;
import dev.tradewind.exchange.faults.Faults;
import dev.tradewind.exchange.faults.Traffic;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.exchange.protocol.Status;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong on demand. */
final class FaultsTest {

  private final Floor floor = Floor.with(Capabilities.BEST, Floor.flat(Floor.AAPL, 20, 100));
  private final long session = floor.logOn("a");
  private final long other = floor.logOn("b");

  private FaultsTest() {
    floor.heard(session);
    floor.heard(other);
  }

  private List<Report.OrderState> open(long of) {
    floor.heard(of);
    floor.send(of, new Request.OpenOrders());
    return ((Report.OpenOrdersAnswer) floor.heard(of).getLast()).orders();
  }

  @Test
  void aLostRequestNeverArrives() {
    floor.happen(new Fault.Lose("NewOrder", "a", 1));
    floor.send(other, limit("0", Side.BUY, 1, "1"));
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    floor.send(session, limit("2", Side.BUY, 1, "1"));
    assertThat(open(session)).extracting("clientOrderId").containsExactly("2");
    assertThat(open(other)).extracting("clientOrderId").containsExactly("0");
    assertThat(floor.journal).filteredOn(Entry.Arrived.class::isInstance).hasSize(2);
  }

  @Test
  void aReportThatIsLostIsTrueAllTheSame() {
    floor.happen(new Fault.Lose("Accepted", null, 1));
    floor.happen(new Fault.Lose("Filled", null, 1));
    floor.send(session, market("1", Side.BUY, 10));
    floor.core.step();
    assertThat(floor.types(session)).containsExactly("MarketTime");
    floor.send(session, new Request.OrderStatus("1"));
    floor.send(session, new Request.Fills(0));
    floor.send(session, new Request.Positions());
    List<Report> heard = floor.heard(session);
    assertThat(((Report.OrderState) heard.get(0)).status()).isEqualTo(Status.Filled);
    assertThat(((Report.FillsAnswer) heard.get(1)).fills()).hasSize(1);
    assertThat(((Report.PositionsAnswer) heard.get(2)).positions()).hasSize(1);
  }

  @Test
  void anyReportsOfAllAccountsMayBeLost() {
    floor.happen(new Fault.Lose("Reports", null, 3));
    floor.core.step();
    floor.core.step();
    assertThat(floor.types(session)).isEmpty();
    assertThat(floor.types(other)).containsExactly("MarketTime");
  }

  @Test
  void aDuplicateArrivesTwice() {
    floor.happen(new Fault.Duplicate("NewOrder", "a", 1));
    floor.happen(new Fault.Duplicate("Filled", "a", 1));
    floor.send(session, market("1", Side.BUY, 10));
    floor.core.step();
    assertThat(floor.types(session))
        .containsExactly("Accepted", "Rejected", "Filled", "Filled", "MarketTime");
    floor.send(session, new Request.Positions());
    assertThat(floor.heard(session)).last().extracting("lastFillSequence").isEqualTo(1L);
  }

  @Test
  void aReorderedMessageComesBehindTheOneAfterIt() {
    floor.happen(new Fault.Reorder("Accepted", "a", 1));
    floor.send(session, market("1", Side.BUY, 10));
    floor.send(other, market("1", Side.BUY, 10));
    assertThat(floor.types(session)).isEmpty();
    floor.core.step();
    assertThat(floor.types(session)).containsExactly("Filled", "Accepted", "MarketTime");
    floor.happen(new Fault.Reorder("Requests", "a", 1));
    floor.send(session, limit("2", Side.BUY, 1, "1"));
    floor.send(session, new Request.CancelOrder("2"));
    assertThat(floor.types(session)).containsExactly("RequestRejected", "Accepted");
  }

  @Test
  void aDelayedMessageComesLaterAndOthersOvertakeIt() {
    floor.core.tick(1_000);
    floor.happen(new Fault.Delay("NewOrder", "a", 1, 50));
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    floor.send(session, limit("2", Side.BUY, 1, "1"));
    long due = 1_000 + TimeUnit.MILLISECONDS.toNanos(50);
    assertThat(floor.core.nextTick()).isEqualTo(due);
    floor.core.tick(due - 1);
    assertThat(open(session)).extracting("clientOrderId").containsExactly("2");
    floor.core.tick(due);
    assertThat(open(session)).extracting("clientOrderId").containsExactly("2", "1");
    assertThat(floor.core.nextTick()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsDelayedOrHeldEndsWithItsSession() {
    floor.happen(new Fault.Delay("NewOrder", "a", 1, 50));
    floor.happen(new Fault.Reorder("CancelOrder", "a", 1));
    floor.happen(new Fault.Delay("PositionsAnswer", "a", 1, 50));
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    floor.send(session, new Request.Positions());
    floor.send(session, new Request.CancelOrder("1"));
    floor.core.disconnect(session);
    floor.core.tick(Long.MAX_VALUE - 1);
    assertThat(floor.heard(session)).isEmpty();
    long later = floor.logOn("a");
    assertThat(floor.types(later)).containsExactly("LoggedOn");
    assertThat(open(later)).isEmpty();
  }

  @Test
  void theNextOrdersAreRejectedAndNoneElse() {
    floor.happen(new Fault.Reject("a", 1));
    floor.send(other, limit("1", Side.BUY, 1, "1"));
    floor.send(session, new Request.CancelOrder("0"));
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    floor.send(session, limit("2", Side.BUY, 1, "1"));
    assertThat(floor.types(session)).containsExactly("RequestRejected", "Rejected", "Accepted");
    assertThat(floor.types(other)).containsExactly("Accepted");
    floor.send(session, new Request.OrderStatus("1"));
    assertThat(floor.heard(session)).last().extracting("status").isEqualTo(Status.Rejected);
  }

  @Test
  void anAccountIsDisconnectedNowOrAfterSomeMessages() {
    floor.happen(new Fault.Disconnect("a", 0));
    assertThat(floor.closed).containsExactly(session);
    long again = floor.logOn("a");
    floor.happen(new Fault.Disconnect("a", 3));
    floor.send(again, limit("1", Side.BUY, 1, "1"));
    floor.send(again, limit("2", Side.BUY, 1, "1"));
    floor.send(again, limit("3", Side.BUY, 1, "1"));
    assertThat(floor.closed).containsExactly(session, again);
    assertThat(floor.types(again)).containsExactly("LoggedOn", "Accepted", "Accepted");
    floor.happen(new Fault.Disconnect(null, 0));
    assertThat(floor.closed).containsExactly(session, again, other);
    assertThat(open(floor.logOn("a"))).extracting("clientOrderId").containsExactly("1", "2");
  }

  @Test
  void nothingIsTakenOfASessionThatWasCutOffInBetween() {
    Capabilities capabilities = new Capabilities(Idempotence.None, Lookup.All, true, false);
    Floor twice = Floor.with(capabilities, Floor.flat(Floor.AAPL, 20, 100));
    long here = twice.logOn("a");
    twice.happen(new Fault.Duplicate("NewOrder", "a", 1));
    twice.happen(new Fault.Disconnect("a", 1));
    twice.send(here, limit("1", Side.BUY, 1, "1"));
    assertThat(twice.closed).containsExactly(here);
    long again = twice.logOn("a");
    twice.send(again, new Request.OpenOrders());
    assertThat(((Report.OpenOrdersAnswer) twice.heard(again).getLast()).orders()).hasSize(1);
  }

  /** What follows of a session's end is a change of its own: the journal can be replayed. */
  @Test
  void aSessionThatEndsWithinAStepEndsItsOrdersAfterTheStep() {
    Capabilities capabilities = new Capabilities(Idempotence.Permanent, Lookup.All, true, true);
    Floor cancelling = Floor.with(capabilities, Floor.flat(Floor.AAPL, 20, 100));
    long here = cancelling.logOn("a");
    cancelling.send(here, market("1", Side.BUY, 10));
    cancelling.send(here, market("2", Side.BUY, 10));
    cancelling.send(here, limit("3", Side.BUY, 10, "1"));
    cancelling.happen(new Fault.Disconnect("a", 1));
    cancelling.core.step();
    assertThat(cancelling.journal.getLast()).isEqualTo(new Entry.Ended(here));
    assertThat(cancelling.types(here))
        .containsExactly("LoggedOn", "Accepted", "Accepted", "Accepted", "Filled");
    long again = cancelling.logOn("a");
    cancelling.send(again, new Request.Fills(0));
    cancelling.send(again, new Request.OrderStatus("3"));
    List<Report> heard = cancelling.heard(again);
    assertThat(((Report.FillsAnswer) heard.get(1)).fills()).hasSize(2);
    assertThat(((Report.OrderState) heard.get(2)).status()).isEqualTo(Status.Cancelled);
  }

  @Test
  void logonsAreForgotten() {
    Capabilities capabilities = new Capabilities(Idempotence.Logon, Lookup.All, true, false);
    Floor forgetful = Floor.with(capabilities, Floor.flat(Floor.AAPL, 20, 100));
    long here = forgetful.logOn("a");
    forgetful.send(here, limit("1", Side.BUY, 1, "1"));
    forgetful.send(here, limit("1", Side.BUY, 1, "1"));
    forgetful.happen(new Fault.ForgetLogons());
    forgetful.send(here, limit("1", Side.BUY, 1, "1"));
    assertThat(forgetful.types(here))
        .containsExactly("LoggedOn", "Accepted", "Rejected", "Accepted");
  }

  @Test
  void theClockIsPausedAndAdvanced() {
    floor.happen(new Fault.Pause());
    assertThat(floor.core.isMoving()).isFalse();
    assertThat(floor.core.happen(new Fault.Advance(2)))
        .isEqualTo(new FaultAnswer.Done(Floor.START + 2 * Floor.MINUTE, false));
    assertThat(floor.types(session)).containsExactly("MarketTime", "MarketTime");
    floor.happen(new Fault.Resume());
    assertThat(floor.core.isMoving()).isTrue();
    assertThat(floor.core.happen(new Fault.Advance(100)))
        .isEqualTo(new FaultAnswer.Done(Floor.START + 20 * Floor.MINUTE, true));
    assertThat(floor.core.isMoving()).isFalse();
  }

  @Test
  void faultsAreWithdrawn() {
    floor.happen(new Fault.Lose("Requests", null, 100));
    floor.happen(new Fault.Reject(null, 100));
    floor.happen(new Fault.Clear());
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    assertThat(floor.types(session)).containsExactly("Accepted");
  }

  @Test
  void theFirstFaultThatFitsIsUsedUpBeforeTheNext() {
    floor.happen(new Fault.Lose("NewOrder", "a", 1));
    floor.happen(new Fault.Duplicate("Requests", "a", 1));
    floor.send(session, limit("1", Side.BUY, 1, "1"));
    assertThat(floor.types(session)).isEmpty();
    floor.send(session, limit("2", Side.BUY, 1, "1"));
    assertThat(floor.types(session)).containsExactly("Accepted", "Rejected");
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> new Fault.Lose("Order", null, 1))
        .hasMessageStartingWith(
            "messages names no kind of message: it must be Requests, Reports, ");
    assertThatThrownBy(() -> new Fault.Lose("Requests", null, 0))
        .hasMessage("count is 0: it must be 1 or more");
    assertThatThrownBy(() -> new Fault.Delay("Requests", null, 1, 0))
        .hasMessage("millis is 0: it must be from 1 to 3600000");
    assertThatThrownBy(() -> new Fault.Disconnect(null, -1))
        .hasMessage("after is -1: it must be 0 or more");
  }

  @Test
  void withoutFaultsAMessagePassesAtOnce() {
    StringBuilder arrived = new StringBuilder();
    new Faults(_ -> {})
        .pass(new Traffic(null, 1, Traffic.REQUESTS, "Logon", () -> arrived.append("here")));
    assertThat(arrived).hasToString("here");
  }
}
