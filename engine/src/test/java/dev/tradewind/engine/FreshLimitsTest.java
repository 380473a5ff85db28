package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.RecordedQuote;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.portfolio.Fill;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A limit for which a quote did not have enough takes the next one too, at its price; also where
 * its place at the exchange was another order's before, and after a restart.
 */
class FreshLimitsTest {

  private static final long DOLLAR = Scenario.DOLLAR;

  private final EventLog log = new EventLog();
  private final Script script = new Script(0);
  private final EngineSetup setup =
      EngineSetup.of(
          java.util.List.of(Scenario.AAPL), () -> script, 60_000_000_000L, 100_000 * DOLLAR);
  private TradingEngine engine = new TradingEngine(setup, log);

  private void quote(int time) {
    engine.onQuote(new RecordedQuote(0, time, 9 * DOLLAR, 100, 10 * DOLLAR, 100));
  }

  private void restart() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    engine = new TradingEngine(setup, log);
    engine.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void anOrderInTheObjectOfAnotherIsAsFreshAfterARestart() throws IOException {
    long[] first = new long[1];
    script.then(c -> first[0] = c.submitLimit(Side.BUY, 300, 11 * DOLLAR));
    quote(1);
    script.then(c -> c.cancel(first[0]));
    quote(2);
    script.then(c -> c.submitLimit(Side.BUY, 300, 11 * DOLLAR));
    quote(3);
    quote(4);
    restart();
    quote(5);
    assertThat(log.fills).hasSize(3);
    assertThat(log.fills).extracting(Fill::price).containsOnly(10 * DOLLAR);
  }
}
