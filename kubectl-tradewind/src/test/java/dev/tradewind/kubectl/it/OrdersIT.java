package dev.tradewind.kubectl.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.kubectl.Session;
import org.junit.jupiter.api.Test;

/** {@code orders} through the proxy of a real API server. */
final class OrdersIT {
  private static final String STATUS =
      """
      {"uid":"1","name":"a","namespace":"orders","specHash":"0","version":"0","epoch":2,"ready":true,
       "reason":"AsAsked","message":"","state":"Running","latch":null,"commandSequence":1,"stopped":false,
       "trading":"Trading","completed":false,"settled":false,"capital":"100000","currency":"USD","sample":null,
       "openOrders":[{"clientOrderId":"abc","symbol":"AAPL","side":"Buy","type":"Market","quantity":"100",
         "limitPrice":null,"filledQuantity":"0","status":"Working","reduceOnly":false}],
       "counts":{"bars":100,"orders":40,"fills":39,"rejects":0,"trades":1},"data":[]}
      """;
  private static final String FILLS =
      """
      {"total":39,"fills":[{"number":39,"executionId":"e","clientOrderId":"abb","symbol":"AAPL","side":"Sell",
       "quantity":"100","price":"58.12","fee":"0.58","time":"2012-01-05T00:00:00Z","settlement":false}]}
      """;
  private static final String TRADES = "{\"total\":0,\"trades\":[]}";

  @Test
  void ordersFillsAndTradesComeFromThePodThroughTheApiServer() {
    Desk desk = Desk.open("orders").strategy("a", "{}");
    FakePod.create(desk.name(), "a-0", FakePod.address().getHostAddress(), null);
    Session session = Person.admin(desk.name());

    assertThat(session.run("orders", "a").err())
        .contains("The pod a-0 in namespace orders does not answer on port 9000");

    try (FakePod pod = new FakePod()) {
      pod.answering("/status", STATUS);
      assertThat(session.run("orders", "a").err())
          .contains("The pod a-0 in namespace orders says: The ledger is not open.");

      pod.answering("/status/fills?after=19&limit=20", FILLS)
          .answering("/status/trades?after=0&limit=20", TRADES);
      Session.Answer answer = session.run("orders", "a");
      assertThat(answer.exitCode()).as(answer.err()).isZero();
      assertThat(answer.out())
          .contains("Open orders: 1", "abc     AAPL     Buy", "Fills: the last 1 of 39", "58.12")
          .contains("Trades: 0\nNUMBER   SYMBOL");
      assertThat(session.run("orders", "a", "-o", "json").out())
          .contains("\"openOrders\":[{\"clientOrderId\":\"abc\"");
    }
  }

  @Test
  void withoutAPodItSaysSo() {
    Desk desk = Desk.open("orders-none").strategy("a", "{}");

    assertThat(Person.admin(desk.name()).run("orders", "a").err())
        .contains("There is no pod a-0 in namespace orders-none");
    assertThat(Person.admin(desk.name()).run("orders", "b").err())
        .contains("There is no strategy b in namespace orders-none; did you mean a?");
  }
}
