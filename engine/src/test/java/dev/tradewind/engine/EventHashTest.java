package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Aggressor;
import dev.tradewind.engine.market.RecordedTrade;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two runs that did not do the same must not look as if they had. */
class EventHashTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long DOLLAR = Scenario.DOLLAR;

  private static String hashOf(UnaryOperator<OrderTicket> order) {
    Script script = new Script(0);
    EngineSetup setup =
        EngineSetup.of(List.of(Scenario.AAPL), () -> script, MINUTE, 100_000 * DOLLAR);
    EventHash hash = new EventHash();
    TradingEngine engine = new TradingEngine(setup, hash);
    for (int minute = 1; minute < 4; minute++) {
      if (minute == 2) {
        script.then(context -> context.submit(order.apply(context.ticket())));
      }
      engine.onTrade(new RecordedTrade(0, minute * MINUTE, 100 * DOLLAR, 1000, Aggressor.UNKNOWN));
    }
    return hash.hex();
  }

  private static OrderTicket bid(OrderTicket ticket) {
    return ticket.limit(Side.BUY, 10, 90 * DOLLAR);
  }

  @Test
  void everyTermOfAnOrderCounts() {
    List<UnaryOperator<OrderTicket>> orders =
        List.of(
            ticket -> ticket.market(Side.BUY, 10),
            ticket -> ticket.market(Side.BUY, 11),
            EventHashTest::bid,
            ticket -> ticket.limit(Side.BUY, 10, 91 * DOLLAR),
            ticket -> bid(ticket).goodTill(9 * MINUTE),
            ticket -> bid(ticket).goodTill(10 * MINUTE),
            ticket -> bid(ticket).day(),
            ticket -> bid(ticket).immediateOrCancel(),
            ticket -> bid(ticket).postOnly(),
            ticket -> bid(ticket).bracket(80 * DOLLAR, 0),
            ticket -> bid(ticket).bracket(81 * DOLLAR, 0),
            ticket -> bid(ticket).bracket(0, 120 * DOLLAR),
            ticket -> bid(ticket).bracket(0, 121 * DOLLAR),
            ticket -> ticket.stop(Side.BUY, 10, 110 * DOLLAR),
            ticket -> ticket.stop(Side.BUY, 10, 111 * DOLLAR),
            ticket -> ticket.stopLimit(Side.BUY, 10, 110 * DOLLAR, 112 * DOLLAR),
            ticket -> ticket.trailingStop(Side.BUY, 10, 5 * DOLLAR),
            ticket -> ticket.trailingStop(Side.BUY, 10, 6 * DOLLAR));
    List<String> hashes = new ArrayList<>();
    orders.forEach(order -> hashes.add(hashOf(order)));
    assertThat(new HashSet<>(hashes)).hasSameSizeAs(orders);
    assertThat(hashOf(EventHashTest::bid)).isEqualTo(hashes.get(2));
  }
}
