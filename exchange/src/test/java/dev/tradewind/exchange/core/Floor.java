package dev.tradewind.exchange.core;

import dev.tradewind.engine.exchange.ExchangeSettings;
import dev.tradewind.engine.market.BarSeries;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataPolicy;
import dev.tradewind.engine.market.quality.DataQuality;
import dev.tradewind.engine.money.Currency;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.exchange.faults.Fault;
import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Codec;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.ReplayFeed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exchange within the test, and what its sessions heard. */
final class Floor implements Outgoing {

  static final long MINUTE = 60_000_000_000L;
  static final long START = 1_700_000_040_000_000_000L / MINUTE * MINUTE;
  static final Instrument AAPL = Instrument.share("AAPL", Currency.of("USD"));
  static final Instrument IBM = Instrument.share("IBM", Currency.of("USD"));

  final List<Entry> journal = new ArrayList<>();
  final Map<Long, List<Report>> heard = new HashMap<>();
  final Set<Long> closed = new LinkedHashSet<>();
  final ExchangeCore core;

  private Floor(Settings settings, List<PriceFile> files) {
    core =
        new ExchangeCore(
            settings, new MarketSteps(new ReplayFeed(files, MINUTE, false)), journal::add, this);
  }

  static Floor with(Capabilities capabilities, PriceFile... files) {
    return with(settings(capabilities, files), files);
  }

  static Floor with(Settings settings, PriceFile... files) {
    return new Floor(settings, List.of(files));
  }

  static Settings settings(Capabilities capabilities, PriceFile... files) {
    List<Instrument> instruments = new ArrayList<>();
    for (PriceFile file : files) {
      instruments.add(file.instrument());
    }
    return new Settings("x1", instruments, ExchangeSettings.DEFAULT, capabilities);
  }

  /** Bars of a minute: open, high, low, close and volume of each, in whole units. */
  static PriceFile bars(Instrument instrument, long[]... rows) {
    return bars(instrument, START, rows);
  }

  private static PriceFile bars(Instrument instrument, long start, long[]... rows) {
    DataQuality quality = new DataQuality(DataPolicy.REJECT, instrument.symbol());
    BarSeries.Builder bars = new BarSeries.Builder(MINUTE, quality);
    long open = start;
    for (long[] row : rows) {
      bars.add(open, row[0] * 10_000, row[1] * 10_000, row[2] * 10_000, row[3] * 10_000, row[4]);
      open += MINUTE;
    }
    return new PriceFile(
        instrument,
        instrument.symbol() + ".csv.gz",
        "0".repeat(64),
        bars.build(),
        quality.report());
  }

  /** That many bars that stand at a price. */
  static PriceFile flat(Instrument instrument, int count, long price) {
    return flat(instrument, START, count, price);
  }

  static PriceFile flat(Instrument instrument, long start, int count, long price) {
    long[][] rows = new long[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new long[] {price, price, price, price, 100_000};
    }
    return bars(instrument, start, rows);
  }

  /** A session of an account. */
  long logOn(String account) {
    long session = core.connect();
    send(session, new Request.Logon(Codec.VERSION, account, 1));
    return session;
  }

  void send(long session, Request request) {
    core.receive(session, request);
  }

  void happen(Fault fault) {
    core.happen(fault);
  }

  /** What a session has heard since it was asked last. */
  List<Report> heard(long session) {
    List<Report> all = heard.remove(session);
    return all == null ? List.of() : all;
  }

  /** The same, but for the market's time. */
  List<Report> orderReports(long session) {
    return heard(session).stream().filter(each -> !(each instanceof Report.MarketTime)).toList();
  }

  /** The types of what it has heard. */
  List<String> types(long session) {
    return heard(session).stream().map(each -> each.getClass().getSimpleName()).toList();
  }

  @Override
  public void send(long session, Report report) {
    heard.computeIfAbsent(session, _ -> new ArrayList<>()).add(report);
  }

  @Override
  public void close(long session) {
    closed.add(session);
  }

  static Request.NewOrder market(String id, Side side, long quantity) {
    return order(id, side, OrderType.MARKET, TimeInForce.GTC, quantity, null, null, null);
  }

  static Request.NewOrder limit(String id, Side side, long quantity, String limit) {
    return order(id, side, OrderType.LIMIT, TimeInForce.GTC, quantity, limit, null, null);
  }

  static Request.NewOrder order(
      String id,
      Side side,
      OrderType type,
      TimeInForce until,
      long quantity,
      String limit,
      String stop,
      String offset) {
    return new Request.NewOrder(
        id,
        "AAPL",
        side,
        type,
        until,
        null,
        BigDecimal.valueOf(quantity),
        decimal(limit),
        decimal(stop),
        decimal(offset),
        false,
        false);
  }

  static Request.NewOrder reduceOnly(Request.NewOrder order) {
    return with(order, order.expireTime(), true, order.postOnly());
  }

  static Request.NewOrder postOnly(Request.NewOrder order) {
    return with(order, order.expireTime(), order.reduceOnly(), true);
  }

  static Request.NewOrder until(Request.NewOrder order, long time) {
    return with(order, time, order.reduceOnly(), order.postOnly());
  }

  private static Request.NewOrder with(
      Request.NewOrder order, Long expireTime, boolean reduceOnly, boolean postOnly) {
    return new Request.NewOrder(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.orderType(),
        order.timeInForce(),
        expireTime,
        order.quantity(),
        order.limitPrice(),
        order.stopPrice(),
        order.trailingOffset(),
        reduceOnly,
        postOnly);
  }

  static BigDecimal decimal(String text) {
    return text == null ? null : new BigDecimal(text);
  }
}
