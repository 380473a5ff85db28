package dev.tradewind.engine;

import dev.tradewind.engine.exchange.SimulatedExchange;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.strategy.StrategyScope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The layout of a snapshot: a mark and a version, what it belongs to, the books, since version 3
 * the exchange, the timers of orders and the watch over risk, then each strategy's state with its
 * length, so that a reader can leave it out; since version 2 the latch and what a Stop took off the
 * market; since version 3 the excursions of open trades and the beginning of the run; since version
 * 4 what the venue was asked to change and has not answered, the risk day, until when each short
 * position has been charged, and what corporate actions have paid into open trades; since version 5
 * the stops that it was asked for, and how the day went before its last deposit. Version 6 is of a
 * book that is being wound down; any other is written as version 5, which older engines read.
 */
record SnapshotFormat(EngineSetup setup) {

  /** What has state, apart from the strategies. */
  record Parts(Books books, SimulatedExchange exchange, OrderWatch watch, RiskGuard guard) {}

  private static final int MARK = 0x54574E44;
  private static final int VERSION = 6;
  private static final int OLDEST_VERSION = 1;
  private static final int FIRST_WITH_LATCH = 2;
  private static final int FIRST_WITH_EXCHANGE = 3;
  private static final int FIRST_WITH_CHANGES = 4;
  private static final int FIRST_WITH_FLOWS = 5;
  private static final int WITHOUT_WIND_DOWN = 5;
  private static final int OF_WIND_DOWN = 6;
  private static final int LARGEST_STATE = 1 << 26;

  void write(Parts parts, Trader[] traders, DataOutput out) throws IOException {
    out.writeInt(MARK);
    Books books = parts.books();
    boolean windingDown = books.gate.isWindingDown();
    out.writeInt(windingDown ? OF_WIND_DOWN : WITHOUT_WIND_DOWN);
    out.writeUTF(subject());
    books.snapshot(out);
    parts.exchange().snapshot(out);
    parts.watch().snapshot(out);
    parts.guard().snapshot(out);
    for (Trader trader : traders) {
      trader.snapshotMarket(out);
      byte[] strategy = strategyState(trader);
      out.writeInt(strategy.length);
      out.write(strategy);
    }
    books.latch.snapshot(out);
    books.stopped.snapshot(out);
    books.snapshotExcursions(out);
    books.snapshotRisk(out);
    if (windingDown) {
      books.gate.snapshotWindDown(out);
    }
  }

  void read(Parts parts, Trader[] traders, DataInput in, boolean withStrategies)
      throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("This is no snapshot of an engine.");
    }
    int version = in.readInt();
    if (version < OLDEST_VERSION || version > VERSION) {
      throw new IOException(
          "The snapshot has version "
              + version
              + ", but this engine reads "
              + OLDEST_VERSION
              + " to "
              + VERSION
              + ".");
    }
    String subject = in.readUTF();
    if (!subject.equals(subject())) {
      throw new IOException("The snapshot is of " + subject + ", not of " + subject() + ".");
    }
    try {
      if (version >= FIRST_WITH_EXCHANGE) {
        readParts(parts, traders, in, withStrategies);
        if (version >= FIRST_WITH_CHANGES) {
          parts.books().restoreRisk(in, version >= FIRST_WITH_FLOWS);
        } else {
          parts.books().restartRisk();
        }
        if (version >= OF_WIND_DOWN) {
          parts.books().gate.restoreWindDown(in);
        }
      } else {
        readBooks(parts, traders, in, withStrategies, version);
      }
      if (!withStrategies) {
        parts.books().stopped.keepExits();
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new IOException("The snapshot is damaged.", e);
    }
  }

  private static void readParts(Parts parts, Trader[] traders, DataInput in, boolean withStrategies)
      throws IOException {
    Books books = parts.books();
    books.restore(in);
    parts.exchange().restore(in);
    parts.watch().restore(in);
    parts.guard().restore(in);
    readTraders(traders, in, withStrategies);
    books.latch.restore(in);
    books.stopped.restore(in);
    books.restoreExcursions(in);
  }

  /** The exchange had no state then: what it needs is in the books. */
  private static void readBooks(
      Parts parts, Trader[] traders, DataInput in, boolean withStrategies, int version)
      throws IOException {
    Books books = parts.books();
    books.restoreVersion2(in);
    readTraders(traders, in, withStrategies);
    if (version >= FIRST_WITH_LATCH) {
      books.latch.restore(in);
      books.stopped.restoreVersion2(in);
    } else {
      books.latch.clear();
    }
    books.restartExcursions();
    for (int i = 0; i < traders.length; i++) {
      parts
          .exchange()
          .adopt(i, books.portfolio.quantity(i), books.portfolio.lastPrice(i), books.time);
      for (Order order = books.orders.oldest(i); order != null; ) {
        parts.exchange().adopt(order);
        order = books.orders.younger(order);
      }
    }
  }

  private static void readTraders(Trader[] traders, DataInput in, boolean withStrategies)
      throws IOException {
    for (Trader trader : traders) {
      trader.restoreMarket(in);
      byte[] strategy = readState(in);
      if (withStrategies) {
        trader.restoreStrategy(new DataInputStream(new ByteArrayInputStream(strategy)));
      }
    }
  }

  private static byte[] readState(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_STATE) {
      throw new IOException(
          "The snapshot is damaged: a strategy's state has " + length + " bytes.");
    }
    byte[] state = new byte[length];
    in.readFully(state);
    return state;
  }

  private static byte[] strategyState(Trader trader) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    trader.snapshotStrategy(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private String subject() {
    StringBuilder text = new StringBuilder();
    for (Instrument instrument : setup.instruments()) {
      text.append(instrument.symbol())
          .append('/')
          .append(instrument.priceScale())
          .append('/')
          .append(instrument.quantityScale())
          .append(' ');
    }
    if (setup.scope() == StrategyScope.ACCOUNT) {
      text.append("together ");
    }
    return text.append("in ")
        .append(setup.instruments().getFirst().currency().code())
        .append(" every ")
        .append(setup.interval())
        .append(" ns")
        .toString();
  }
}
