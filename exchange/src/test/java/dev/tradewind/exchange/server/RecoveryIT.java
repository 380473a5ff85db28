package dev.tradewind.exchange.server;

import static dev.tradewind.exchange.server.Options.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.Side;
import dev.tradewind.exchange.journal.Journal;
import dev.tradewind.exchange.protocol.Rejection;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} of the real process, and back. */
final class RecoveryIT {

  @TempDir private Path journal;

  private ExchangeProcess paced() throws IOException {
    return ExchangeProcess.listening(Options.of(journal, "--clock", "paced", "--slippage", "2.5"));
  }

  /** A client with a plan of its own goes on wherever the exchange was killed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aRunWithKillsIsEqualToOneWithout(long seed) throws Exception {
    List<String> killed = trade(new Random(seed), true);
    Files.delete(journal.resolve(Journal.FILE));
    List<String> undisturbed = trade(new Random(seed), false);
    assertThat(killed).as("seed %d", seed).isEqualTo(undisturbed).hasSizeGreaterThan(30);
  }

  /** Forty days of an order each day and a limit every third; the fills but for their ids. */
  private List<String> trade(Random random, boolean killed) throws Exception {
    ExchangeProcess exchange = paced();
    Client client = exchange.client();
    try {
      long time = ((Report.LoggedOn) client.logOn("a")).marketTime();
      for (int day = 0; day < 40; day++) {
        if (killed && (day == 20 || random.nextInt(8) == 0)) {
          // With requests of the day on their way, so that it may have taken them or not.
          send(client, day);
          exchange.kill();
          client.close();
          exchange = paced();
          client = exchange.client();
          assertThat(((Report.LoggedOn) client.logOn("a")).marketTime()).isEqualTo(time);
        }
        send(client, day);
        time = client.send(new Request.Passed(time)).hear(Report.MarketTime.class).time();
      }
      client.send(new Request.Fills(0));
      List<Report.Filled> fills = client.hear(Report.FillsAnswer.class).fills();
      assertThat(fills).extracting(Report.Filled::executionId).doesNotHaveDuplicates();
      return fills.stream().map(RecoveryIT::line).toList();
    } finally {
      client.close();
      exchange.close();
    }
  }

  private static void send(Client client, int day) throws IOException {
    client.send(order("m" + day, day % 4 == 3 ? Side.SELL : Side.BUY, 10L + day, null));
    if (day % 3 == 0) {
      client.send(order("l" + day, Side.BUY, 100, "1"));
      client.send(new Request.CancelOrder("l" + (day - 3)));
    }
  }

  private static String line(Report.Filled fill) {
    return "%d %s %d %s at %s"
        .formatted(
            fill.sequence(), fill.clientOrderId(), fill.time(), fill.quantity(), fill.price());
  }

  @Test
  void executionIdsAndOpenOrdersAreTheSameAfterAKill() throws Exception {
    List<Report.Filled> before;
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.logOn("a");
      client.send(order("1", Side.BUY, 10, null)).send(order("2", Side.BUY, 10, "1"));
      client.send(new Request.Passed(Report.BEFORE_THE_MARKET)).hear(Report.MarketTime.class);
      before = client.send(new Request.Fills(0)).hear(Report.FillsAnswer.class).fills();
      exchange.kill();
    }
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.logOn("a");
      assertThat(client.send(new Request.Fills(0)).hear(Report.FillsAnswer.class).fills())
          .isEqualTo(before)
          .hasSize(1);
      assertThat(client.send(new Request.OpenOrders()).hear(Report.OpenOrdersAnswer.class).orders())
          .extracting(Report.OrderState::clientOrderId)
          .containsExactly("2");
      assertThat(client.send(order("1", Side.BUY, 10, null)).hear(Report.Rejected.class).reason())
          .isEqualTo(Rejection.DuplicateId);
    }
  }

  @Test
  void aLineThatWasTornByTheKillIsCutOffAndDamageIsRefused() throws Exception {
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      client.logOn("a");
      client.send(new Request.Passed(Report.BEFORE_THE_MARKET)).hear(Report.MarketTime.class);
      exchange.kill();
    }
    Path file = journal.resolve(Journal.FILE);
    Files.writeString(file, "0badc0de {\"type\":\"Chan", StandardOpenOption.APPEND);
    try (ExchangeProcess exchange = paced();
        Client client = exchange.client()) {
      assertThat(((Report.LoggedOn) client.logOn("a")).marketTime())
          .isNotEqualTo(Report.BEFORE_THE_MARKET);
      exchange.kill();
    }
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length / 2] ^= 1;
    Files.write(file, damaged);
    ExchangeProcess refused =
        ExchangeProcess.ended(Options.of(journal, "--clock", "paced", "--slippage", "2.5"));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.errors()).contains("is damaged in line ").hasLineCount(1);
  }

  @Test
  void otherDataAndASecondExchangeAreRefused() throws Exception {
    try (ExchangeProcess exchange = paced()) {
      ExchangeProcess second =
          ExchangeProcess.ended(Options.of(journal, "--clock", "paced", "--slippage", "2.5"));
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.errors())
          .startsWith("Another exchange has the journal in " + journal)
          .hasLineCount(1);
      exchange.kill();
    }
    ExchangeProcess other = ExchangeProcess.ended(Options.of(journal, "--slippage", "3"));
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.errors()).contains("whose --slippage was 2.5, and now it is 3: ");
  }
}
