package dev.tradewind.exchange.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.marketdata.PriceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The same entries give the same exchange, which goes on as the first one would have. */
final class RecoveryTest {

  private static final List<String> ACCOUNTS = List.of("a", "b");

  @Property(tries = 60)
  void anExchangeThatIsMadeAnewOfItsEntriesIsTheSame(
      @ForAll Idempotence idempotence, @ForAll boolean cancels, @ForAll Random random) {
    Capabilities capabilities = new Capabilities(idempotence, Lookup.All, true, cancels);
    PriceFile file = jumps(random);
    Floor floor = Floor.with(capabilities, file);
    for (int i = 0; i < 150; i++) {
      act(floor, random);
    }
    Floor again = Floor.with(capabilities, file);
    floor.journal.forEach(again.core::recover);
    assertThat(again.heard).isEmpty();
    floor.happen(new Fault.Clear());
    floor.core.endAllSessions();
    again.core.endAllSessions();
    goOn(floor, again);
  }

  private static void act(Floor floor, Random random) {
    long session = 1L + random.nextInt(4);
    String id = String.valueOf(random.nextInt(40));
    switch (random.nextInt(12)) {
      case 0 -> floor.logOn(ACCOUNTS.get(random.nextInt(2)));
      case 1, 2, 3 -> floor.core.step();
      case 4 -> floor.send(session, new Request.CancelOrder(id));
      case 5 ->
          floor.send(
              session,
              new Request.ReplaceOrder(
                  id, BigDecimal.valueOf(1 + random.nextInt(900)), price(random), null));
      case 6 -> fail(floor, random);
      case 7 -> floor.core.disconnect(session);
      default -> floor.send(session, order(id, random));
    }
  }

  private static Request.NewOrder order(String id, Random random) {
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long quantity = 1L + random.nextInt(900);
    String price = price(random).toString();
    Request.NewOrder order =
        switch (random.nextInt(4)) {
          case 0 -> Floor.market(id, side, quantity);
          case 1 -> Floor.limit(id, side, quantity, price);
          case 2 ->
              Floor.order(id, side, OrderType.STOP, TimeInForce.GTC, quantity, null, price, null);
          default ->
              Floor.order(
                  id, side, OrderType.TRAILING_STOP, TimeInForce.GTC, quantity, null, null, "2");
        };
    return random.nextInt(3) == 0 ? Floor.reduceOnly(order) : order;
  }

  private static void fail(Floor floor, Random random) {
    floor.happen(
        switch (random.nextInt(6)) {
          case 0 -> new Fault.Lose("Requests", null, 1);
          case 1 -> new Fault.Duplicate("NewOrder", null, 2);
          case 2 -> new Fault.Reject(null, 1);
          case 3 -> new Fault.Disconnect("a", 1 + random.nextInt(3));
          case 4 -> new Fault.Reorder("Requests", null, 1);
          default -> new Fault.ForgetLogons();
        });
  }

  private static BigDecimal price(Random random) {
    return BigDecimal.valueOf(90 + random.nextInt(20));
  }

  private static void goOn(Floor floor, Floor again) {
    assertThat(again.core.marketTime()).isEqualTo(floor.core.marketTime());
    List<Long> here = sessions(floor);
    List<Long> there = sessions(again);
    for (int i = 0; i < 40; i++) {
      floor.core.step();
      again.core.step();
    }
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      List<Report> heard = floor.heard(here.get(i));
      assertThat(again.heard(there.get(i))).isEqualTo(heard).hasSizeGreaterThan(40);
    }
  }

  private static List<Long> sessions(Floor floor) {
    List<Long> sessions = new ArrayList<>();
    for (String account : ACCOUNTS) {
      long session = floor.logOn(account);
      floor.send(session, new Request.OpenOrders());
      floor.send(session, new Request.Fills(0));
      floor.send(session, new Request.Positions());
      floor.send(session, Floor.market("new-" + account, Side.BUY, 10));
      for (int i = 0; i < 40; i++) {
        floor.send(session, new Request.OrderStatus(String.valueOf(i)));
      }
      sessions.add(session);
    }
    return sessions;
  }

  private static PriceFile jumps(Random random) {
    long[][] rows = new long[60][];
    for (int i = 0; i < rows.length; i++) {
      long low = 90L + random.nextInt(10);
      rows[i] = new long[] {low + 1, low + 8, low, low + 5, 3_000};
    }
    return Floor.bars(Floor.AAPL, rows);
  }

  @Test
  void entriesThatCannotFollowAreRefused() {
    Floor floor = Floor.with(Capabilities.BEST, Floor.flat(Floor.AAPL, 1, 100));
    assertThatThrownBy(() -> floor.core.recover(new Entry.Ended(1)))
        .hasMessage("session 1 has not begun");
    assertThatThrownBy(() -> floor.core.recover(new Entry.Stepped(7, false)))
        .hasMessage("the market has no step to 7 next");
    floor.core.recover(new Entry.Began(1, "a", 1));
    assertThatThrownBy(() -> floor.core.recover(new Entry.Began(1, "a", 1)))
        .hasMessage("session 1 began before");
    assertThatThrownBy(
            () -> floor.core.recover(new Entry.Arrived(1, new Request.OrderStatus("1"), false)))
        .hasMessage("a question changes nothing");
    floor.core.recover(new Entry.Stepped(Floor.START + Floor.MINUTE, false));
    floor.core.recover(new Entry.Stepped(Floor.START + Floor.MINUTE, true));
    assertThatThrownBy(
            () -> floor.core.recover(new Entry.Stepped(Floor.START + Floor.MINUTE, true)))
        .hasMessageContaining("no step");
  }
}
