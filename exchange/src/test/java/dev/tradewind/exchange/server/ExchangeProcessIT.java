package dev.tradewind.exchange.server;

import static dev.tradewind.exchange.server.Options.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange as a process, on real sockets. */
final class ExchangeProcessIT {

  @TempDir private Path journal;

  private ExchangeProcess paced() throws IOException {
    return ExchangeProcess.listening(Options.of(journal, "--clock", "paced"));
  }

  private static Report.MarketTime pass(Client client, long time) throws Exception {
    return client.send(new Request.Passed(time)).hear(Report.MarketTime.class);
  }

  @Test
  void anAccountTradesAtItsOwnPace() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      assertThat(client.logOn("a"))
          .isEqualTo(new Report.LoggedOn(Capabilities.BEST, Report.BEFORE_THE_MARKET, false));
      Report.MarketTime first = pass(client, Report.BEFORE_THE_MARKET);
      client.send(order("1", Side.BUY, 10, null));
      assertThat(client.hear()).isEqualTo(new Report.Accepted("1", first.time()));
      client.send(new Request.Passed(first.time()));
      assertThat(client.hear(Report.Filled.class).quantity()).isEqualTo("10");
      assertThat(client.hear(Report.MarketTime.class).time()).isGreaterThan(first.time());
      client.send(new Request.Positions());
      assertThat(client.hear(Report.PositionsAnswer.class).positions())
          .containsExactly(new Report.Held("AAPL", BigDecimal.TEN));
    }
  }

  @Test
  void itSaysGoodbyeWhenItIsTerminated() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client();
        Client stranger = exchange.client()) {
      client.logOn("a");
      stranger.logOn("b");
      assertThat(exchange.terminate()).isZero();
      for (Client each : List.of(client, stranger)) {
        assertThat(each.hear()).isEqualTo(new Report.Logout("The exchange stops.", false));
        assertThat(each.line()).isNull();
      }
      assertThat(exchange.errors()).isEmpty();
    }
  }

  @Test
  void anAccountHasOneSessionAndTwoAccountsDoNotDisturbEachOther() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client older = exchange.client();
        Client other = exchange.client();
        Client newer = exchange.client()) {
      older.logOn("a");
      other.logOn("b");
      assertThat(newer.logOn("a")).isInstanceOf(Report.LoggedOn.class);
      assertThat(older.hear())
          .isEqualTo(new Report.Logout("Another session has logged on to the account.", true));
      assertThat(older.line()).isNull();
      other.send(order("1", Side.BUY, 10, "1"));
      assertThat(other.hear()).isInstanceOf(Report.Accepted.class);
      assertThat(newer.send(new Request.OpenOrders()).hear())
          .isEqualTo(new Report.OpenOrdersAnswer(List.of(), 0, false));
      newer.send(new Request.Passed(Report.BEFORE_THE_MARKET)).send(new Request.Positions());
      assertThat(newer.hear())
          .as("the market waits for the other one")
          .isInstanceOf(Report.PositionsAnswer.class);
      pass(other, Report.BEFORE_THE_MARKET);
      assertThat(newer.hear()).isInstanceOf(Report.MarketTime.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\n",
        "{\"type\":\"Positions\",\"now\":1}\n",
        "{\"type\":\"Accepted\",\"clientOrderId\":\"1\",\"time\":1}\n",
        "\n",
        "\u0000\n"
      })
  void aBadLineEndsItsSessionWithASentence(String line) throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.logOn("a");
      client.send(line);
      assertThat(((Report.Logout) client.hear()).reason()).endsWith(".");
      assertThat(client.line()).isNull();
      try (Client again = exchange.client()) {
        assertThat(again.logOn("a")).isInstanceOf(Report.LoggedOn.class);
      }
    }
  }

  @Test
  void aLineThatDoesNotEndEndsItsSession() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.send("x".repeat(Codec.LONGEST_LINE + 1));
      assertThat(((Report.Logout) client.hear()).reason()).startsWith("The line is longer than ");
    }
  }

  @Test
  void aClientThatDoesNotReadIsCutOffAndBlocksNobody() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client silent = exchange.client();
        Client reader = exchange.client()) {
      silent.logOn("silent");
      reader.logOn("reader");
      for (int i = 0; i < 100; i++) {
        silent.send(order("l" + i, Side.BUY, 10, "1"));
      }
      // Each answer has some 20 kB.
      for (int i = 0; i < 4_000; i++) {
        silent.send(new Request.OpenOrders());
      }
      while (!exchange.errors().contains("does not read what it is told: it was cut off")) {
        assertThat(reader.send(new Request.Positions()).hear())
            .isInstanceOf(Report.PositionsAnswer.class);
      }
      assertThat(reader.send(order("1", Side.BUY, 10, "1")).hear())
          .isInstanceOf(Report.Accepted.class);
    }
  }

  @Test
  void aRunningMarketWaitsForNobody() throws Exception {
    try (ExchangeProcess exchange =
            ExchangeProcess.listening(Options.of(journal, "--speed", "864000"));
        Client client = exchange.client()) {
      client.logOn("a");
      long first = client.hear(Report.MarketTime.class).time();
      client.send(order("1", Side.BUY, 10, null));
      assertThat(client.hear(Report.Filled.class).time()).isGreaterThanOrEqualTo(first);
    }
  }

  @Test
  void whatWasSentBeforeTheEndOfTheStreamIsAnswered() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.logOn("a");
      client.send(order("1", Side.BUY, 10, "1")).end();
      assertThat(client.hear()).isInstanceOf(Report.Accepted.class);
      assertThat(client.line()).isNull();
    }
  }

  @Test
  void faultsAreAskedForOnAPortOfTheirOwn() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client();
        Client faults = exchange.faults()) {
      client.logOn("a");
      faults.send("{\"type\":\"Lose\",\"messages\":\"Accepted\",\"account\":\"a\",\"count\":1}\n");
      assertThat(faults.line()).startsWith("{\"type\":\"Done\",");
      client.send(order("1", Side.BUY, 10, null)).send(new Request.Positions());
      assertThat(client.hear()).isInstanceOf(Report.PositionsAnswer.class);
      faults.send("{\"type\":\"Delay\",\"messages\":\"Filled\",\"count\":1,\"millis\":100}\n");
      assertThat(faults.line()).startsWith("{\"type\":\"Done\",");
      faults.send("{\"type\":\"Advance\",\"count\":2}\n");
      assertThat(faults.line()).startsWith("{\"type\":\"Done\",");
      assertThat(client.hear()).isInstanceOf(Report.MarketTime.class);
      assertThat(client.hear()).isInstanceOf(Report.MarketTime.class);
      assertThat(client.hear()).isInstanceOf(Report.Filled.class);
      faults.send("{\"type\":\"Lose\",\"messages\":\"Fills\",\"count\":0}\n");
      assertThat(faults.line())
          .isEqualTo("{\"type\":\"Refused\",\"reason\":\"count is 0: it must be 1 or more.\"}");
      faults.send("{\"type\":\"Disconnect\",\"after\":0}\n");
      assertThat(faults.line()).startsWith("{\"type\":\"Done\",");
      assertThat(client.line()).isNull();
    }
  }

  @Test
  void whatCannotBeObeyedIsSaidInOneSentence() throws Exception {
    List<String> sentences = new ArrayList<>();
    for (List<String> wrong :
        List.of(
            List.of("--interval", "1w"),
            List.of("--currency", "usd"),
            List.of("--slippage", "10001"),
            List.of("--participation", "-1"),
            List.of("--port", "65536"),
            List.of("--speed", "0"),
            List.of("--symbol", "AAPL"),
            List.of("--symbol", "NONE"))) {
      ExchangeProcess refused =
          ExchangeProcess.ended(Options.of(journal, wrong.toArray(String[]::new)));
      assertThat(refused.exitCode()).as("%s", wrong).isEqualTo(2);
      assertThat(refused.errors()).as("%s", wrong).hasLineCount(1);
      sentences.add(refused.errors().strip());
    }
    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(sentence).endsWith("."))
        .doesNotHaveDuplicates();
    assertThat(journal).isEmptyDirectory();
  }
}
