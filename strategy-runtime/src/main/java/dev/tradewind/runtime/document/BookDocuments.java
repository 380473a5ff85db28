package dev.tradewind.runtime.document;

import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.OpenOrder;
import dev.tradewind.api.pod.PodPosition;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.api.v1alpha1.Latch;
import dev.tradewind.api.v1alpha1.LatchCause;
import dev.tradewind.api.v1alpha1.LatchLevel;
import dev.tradewind.engine.EngineSetup;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.portfolio.Account;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fills, trades, orders and the account in the shapes of {@code /status}. A backtest, the pod and
 * its ledger all use it, so they cannot differ. Immutable; any thread, while nobody changes what it
 * is given.
 *
 * @param setup whose scales the numbers have
 */
public record BookDocuments(EngineSetup setup) {

  private static final int PERCENT_DECIMALS = 4;

  /** A fill of the built-in exchange, which has no execution ids of its own. */
  public Fill fill(dev.tradewind.engine.portfolio.Fill fill) {
    String id = fill.clientOrderId(setup.strategyKey());
    return fill(fill, id + "-" + fill.number(), id);
  }

  /** A fill by the venue's execution id. */
  public Fill fill(
      dev.tradewind.engine.portfolio.Fill fill, String executionId, String clientOrderId) {
    Instrument instrument = instrument(fill.instrument());
    return new Fill(
        fill.number(),
        executionId,
        clientOrderId,
        instrument.symbol(),
        fill.side().label(),
        Figures.quantity(instrument, fill.quantity()),
        Figures.price(instrument, fill.price()),
        money(fill.fee()),
        Figures.time(fill.time()),
        fill.settlement());
  }

  /** A round trip. */
  public Trade trade(dev.tradewind.engine.portfolio.Trade trade) {
    Instrument instrument = instrument(trade.instrument());
    return new Trade(
        trade.number(),
        instrument.symbol(),
        trade.sideLabel(),
        Figures.quantity(instrument, trade.quantity()),
        Figures.time(trade.entryTime()),
        Figures.time(trade.exitTime()),
        Figures.price(instrument, trade.entryPrice()),
        Figures.price(instrument, trade.exitPrice()),
        money(trade.grossPnl()),
        money(trade.fees()),
        money(trade.netPnl()),
        money(trade.mae()),
        money(trade.mfe()),
        trade.barsHeld(),
        trade.settlement());
  }

  /** A working order. */
  public OpenOrder order(Order order) {
    Instrument instrument = instrument(order.instrument());
    return new OpenOrder(
        order.clientOrderId(setup.strategyKey()),
        instrument.symbol(),
        order.side().label(),
        order.type().label(),
        Figures.quantity(instrument, order.quantity()),
        limitPrice(order),
        Figures.quantity(instrument, order.filledQuantity()),
        order.status().label(),
        order.reduceOnly());
  }

  /** The limit of an order; null for a market order. */
  public BigDecimal limitPrice(Order order) {
    return order.limitPrice() == 0
        ? null
        : Figures.price(instrument(order.instrument()), order.limitPrice());
  }

  /** The account at a market time. */
  public PodSample sample(Account account, Instant time, int openOrders) {
    return new PodSample(
        time,
        positions(account),
        money(account.cash()),
        money(account.equity()),
        money(account.realizedPnl()),
        money(account.unrealizedPnl()),
        money(account.pnl()),
        money(account.fees()),
        BigDecimal.valueOf(account.drawdownPercent())
            .setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN),
        openOrders);
  }

  /** A latch. */
  public Latch latch(dev.tradewind.engine.Latch latch) {
    return new Latch(
        latch.id(),
        LatchLevel.valueOf(latch.level().label()),
        cause(latch.cause()),
        latch.message(),
        Figures.time(latch.since()).toString());
  }

  /** What has passed a limit, or latched. */
  public static LatchCause cause(dev.tradewind.engine.LatchCause cause) {
    return LatchCause.valueOf(cause.label());
  }

  /** An amount of the account's currency. */
  public BigDecimal money(long amount) {
    return Figures.money(setup.instruments().getFirst().currency(), amount, setup.cashScale());
  }

  /** What is traded under an index. */
  public Instrument instrument(int index) {
    return setup.instruments().get(index);
  }

  private List<PodPosition> positions(Account account) {
    return IntStream.range(0, account.instruments()).mapToObj(i -> position(account, i)).toList();
  }

  private PodPosition position(Account account, int index) {
    Instrument instrument = instrument(index);
    return new PodPosition(
        instrument.symbol(),
        Figures.quantity(instrument, account.quantity(index)),
        account.quantity(index) == 0
            ? null
            : Figures.price(instrument, account.averagePrice(index)),
        account.lastPrice(index) == 0 ? null : Figures.price(instrument, account.lastPrice(index)));
  }
}
