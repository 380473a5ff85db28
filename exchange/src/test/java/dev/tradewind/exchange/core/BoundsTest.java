package dev.tradewind.exchange.core;

import static dev.tradewind.exchange.core.Floor.limit;
import static dev.tradewind.exchange.core.Floor.market;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.quality.Limits;
import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.marketdata.PriceFile;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much an account can have, and be told at once. */
final class BoundsTest {

  private static final PriceFile FLAT = Floor.flat(Floor.AAPL, 5, 100);

  private final Floor floor = Floor.with(Capabilities.BEST, FLAT);
  private final long session = floor.logOn("a");

  @Test
  void longAnswersComeInParts() {
    for (int i = 0; i < 250; i++) {
      floor.send(session, limit("l" + i, Side.BUY, 1, "1"));
    }
    floor.heard(session);
    floor.send(session, new Request.OpenOrders());
    List<Report> parts = floor.heard(session);
    assertThat(parts).extracting("more").containsExactly(true, true, false);
    assertThat(parts)
        .flatMap(part -> ((Report.OpenOrdersAnswer) part).orders())
        .hasSize(250)
        .extracting("clientOrderId")
        .startsWith("l0", "l1")
        .endsWith("l249");
    floor.send(session, new Request.Fills(999));
    assertThat(floor.heard(session)).containsExactly(new Report.FillsAnswer(List.of(), 0, false));
  }

  @Test
  void noAccountHoldsMoreThanCanBeCounted() {
    Settings settings = Floor.settings(Capabilities.BEST, FLAT);
    Floor uncapped =
        Floor.with(
            new Settings(
                "x1",
                settings.instruments(),
                settings.matching().withParticipation(ExchangeSettings.UNCAPPED),
                settings.capabilities()),
            FLAT);
    long here = uncapped.logOn("a");
    for (int i = 0; i < 6; i++) {
      uncapped.send(here, market("h" + i, Side.BUY, Limits.LARGEST));
    }
    uncapped.core.step();
    uncapped.heard(here);
    for (int i = 0; i < 6; i++) {
      uncapped.send(here, limit("w" + i, Side.BUY, Limits.LARGEST, "1"));
    }
    assertThat(uncapped.types(here))
        .containsExactly("Accepted", "Accepted", "Accepted", "Accepted", "Rejected", "Rejected");
    uncapped.send(here, new Request.CancelOrder("w0"));
    uncapped.send(here, limit("s", Side.SELL, 1, "1"));
    uncapped.send(
        here,
        new Request.ReplaceOrder("s", BigDecimal.valueOf(Limits.LARGEST), BigDecimal.ONE, null));
    uncapped.send(here, limit("t", Side.BUY, 1, "1"));
    assertThat(uncapped.types(here))
        .containsExactly("Cancelled", "Accepted", "Replaced", "Rejected");
  }
}
