package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.market.Bar;
import dev.tradewind.engine.portfolio.Trade;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** MAE, MFE and bars held of whatever a random strategy trades. */
class ExcursionsTest {

  private static final int BARS = 150;

  private long lowest;
  private long highest;
  private long held;

  /** Every profit the account showed while a trade was open lies between the two. */
  @Property(tries = 300)
  void everyUnrealizedProfitIsBetweenThem(@ForAll long seed) {
    EventLog log = new EventLog();
    TradingEngine engine = new TradingEngine(RandomMarket.setup(seed, 1), log);
    beginTrade();
    for (Bar bar : RandomMarket.bars(seed, 1, BARS)) {
      int before = log.trades.size();
      engine.onBar(bar);
      if (log.trades.size() > before) {
        assertBetween(log.trades.get(before));
        beginTrade();
      }
      if (!engine.account().isFlat()) {
        held++;
        lowest = Math.min(lowest, engine.account().unrealizedPnl());
        highest = Math.max(highest, engine.account().unrealizedPnl());
      }
    }
  }

  private void beginTrade() {
    lowest = 0;
    highest = 0;
    held = 0;
  }

  private void assertBetween(Trade trade) {
    assertThat(trade.mae()).isLessThanOrEqualTo(lowest);
    assertThat(trade.mfe()).isGreaterThanOrEqualTo(highest);
    assertThat(trade.barsHeld()).isEqualTo(held);
  }

  /** Cut anywhere: trades tell the same excursions. */
  @Property(tries = 100)
  void aSnapshotHoldsThem(@ForAll long seed) throws IOException {
    EngineSetup setup = RandomMarket.setup(seed, 2);
    EventLog log = new EventLog();
    TradingEngine undisturbed = new TradingEngine(setup, log);
    EventLog cut = new EventLog();
    TradingEngine restored = new TradingEngine(setup, cut);
    for (Bar bar : RandomMarket.bars(seed, 2, BARS)) {
      undisturbed.onBar(bar);
      TradingEngine next = new TradingEngine(setup, cut);
      next.restore(snapshot(restored));
      restored = next;
      restored.onBar(bar);
    }
    assertThat(cut.trades).isEqualTo(log.trades);
  }

  private static DataInputStream snapshot(TradingEngine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    engine.snapshot(new DataOutputStream(bytes));
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
