package dev.tradewind.runtime.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small turns for tests of a ledger: each with an order. */
final class Turns {

  private Turns() {}

  static Turn turn(long number) {
    return new Turn(
        new Progress(
            number,
            number,
            number,
            0,
            number,
            Snapshot.of("state".getBytes(StandardCharsets.UTF_8))),
        List.of(),
        List.of(
            new OrderIntent(
                number,
                "order-" + number,
                number,
                "IBM",
                "Buy",
                "Market",
                BigDecimal.TEN,
                null,
                false,
                "STRATEGY",
                null,
                null,
                "GTC",
                null,
                false)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
