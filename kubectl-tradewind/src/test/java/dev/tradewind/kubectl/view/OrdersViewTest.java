package dev.tradewind.kubectl.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.FillsPage;
import dev.tradewind.api.pod.OpenOrder;
import dev.tradewind.api.pod.TradesPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OrdersViewTest {

  @Test
  void emptyListsHaveTheirHeaders() {
    assertThat(
            new OrdersView(List.of(), new FillsPage(0, List.of()), new TradesPage(0, List.of()))
                .lines())
        .containsExactly(
            "Open orders: 0",
            "ORDER   SYMBOL   SIDE   TYPE   QUANTITY   FILLED   LIMIT   STATUS   ONLY",
            "",
            "Fills: 0",
            "NUMBER   TIME   SYMBOL   SIDE   QUANTITY   PRICE   FEE   ORDER   NOTE",
            "",
            "Trades: 0",
            "NUMBER   SYMBOL   SIDE   QUANTITY   ENTRY   PRICE   EXIT   PRICE   FEES   NET PNL  "
                + " NOTE");
  }

  @Test
  void ordersAndTheLastFillsAreTold() {
    OpenOrder order =
        new OpenOrder(
            "abc",
            "AAPL",
            "Sell",
            "Limit",
            new BigDecimal("1E+2"),
            new BigDecimal("58.10"),
            BigDecimal.ZERO,
            "Working",
            true);
    Fill fill =
        new Fill(
            39,
            "e1",
            "abd",
            "AAPL",
            "Buy",
            new BigDecimal("100"),
            new BigDecimal("58.12"),
            new BigDecimal("0.58"),
            Instant.parse("2012-01-05T00:00:00Z"),
            true);

    assertThat(
            new OrdersView(
                    List.of(order), new FillsPage(39, List.of(fill)), new TradesPage(0, List.of()))
                .lines())
        .contains(
            "abc     AAPL     Sell   Limit        100        0   58.10   Working   reduce",
            "Fills: the last 1 of 39",
            "    39   2012-01-05T00:00:00Z   AAPL     Buy         100   58.12   0.58   abd    "
                + " settlement");
  }
}
