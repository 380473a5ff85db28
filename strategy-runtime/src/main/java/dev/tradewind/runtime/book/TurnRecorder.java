package dev.tradewind.runtime.book;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.Trade;
import dev.tradewind.engine.EngineListener;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.OrderStatus;
import dev.tradewind.engine.order.OrderTicket;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.OrderEvent;
import dev.tradewind.runtime.ledger.OrderIntent;
import dev.tradewind.runtime.ledger.Progress;
import dev.tradewind.runtime.ledger.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Writes down what the engine does in a turn. Used by the loop's thread. */
final class TurnRecorder implements EngineListener {

  private final BookDocuments documents;
  private final LongSupplier marketTime;
  private final Map<Long, OrderIntent> intents = new LinkedHashMap<>();
  private final List<OrderEvent> orderEvents = new ArrayList<>();
  private final List<Fill> fills = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<CommandEntry> commands = new ArrayList<>();
  private List<DataFile> data = List.of();
  private Execution execution;
  private String venueCursor;

  /** What a venue calls a fill, and the order that it is of. */
  private record Execution(String id, String clientOrderId) {}

  TurnRecorder(BookDocuments documents, LongSupplier marketTime) {
    this.documents = documents;
    this.marketTime = marketTime;
  }

  void command(CommandEntry entry) {
    commands.add(entry);
  }

  void data(List<DataFile> files) {
    data = files;
  }

  /** What was recorded since the last call. */
  Turn take(Progress progress) {
    Turn turn =
        new Turn(
            progress,
            List.copyOf(commands),
            List.copyOf(intents.values()),
            List.copyOf(orderEvents),
            List.copyOf(fills),
            List.copyOf(trades),
            data,
            venueCursor);
    commands.clear();
    intents.clear();
    orderEvents.clear();
    fills.clear();
    trades.clear();
    data = List.of();
    venueCursor = null;
    return turn;
  }

  /** The fill that comes next is the venue's of that id. */
  void begin(String executionId, String clientOrderId) {
    execution = new Execution(executionId, clientOrderId);
  }

  void end() {
    execution = null;
  }

  /** All fills of the venue until that one are booked. */
  void venueCursor(String cursor) {
    venueCursor = cursor;
  }

  boolean hasBooked(String executionId) {
    return fills.stream().anyMatch(fill -> fill.executionId().equals(executionId));
  }

  boolean hasIntended(String clientOrderId) {
    return intents.values().stream().anyMatch(i -> i.clientOrderId().equals(clientOrderId));
  }

  @Override
  public void onOrderIntent(Order order) {
    intents.put(order.number(), intent(order));
  }

  @Override
  public void onOrderStatus(Order order) {
    if (order.status() == OrderStatus.WORKING) {
      // An exit is cut to what is held when it is accepted, which follows at once.
      intents.replace(order.number(), intent(order));
    }
    orderEvents.add(event(order, order.cancelReason().map(CancelReason::label).orElse(null)));
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    orderEvents.add(event(order, reason.label()));
  }

  @Override
  public void onFill(dev.tradewind.engine.portfolio.Fill fill) {
    fills.add(
        execution == null
            ? documents.fill(fill)
            : documents.fill(fill, execution.id(), execution.clientOrderId()));
  }

  @Override
  public void onTrade(dev.tradewind.engine.portfolio.Trade trade) {
    trades.add(documents.trade(trade));
  }

  private OrderIntent intent(Order order) {
    Instrument instrument = documents.instrument(order.instrument());
    OrderTicket wanted = order.ticket();
    boolean expires =
        wanted.timeInForce() == TimeInForce.GTD || wanted.timeInForce() == TimeInForce.DAY;
    return new OrderIntent(
        order.number(),
        order.clientOrderId(documents.setup().strategyKey()),
        order.submitTime(),
        instrument.symbol(),
        order.side().label(),
        order.type().label(),
        Figures.quantity(instrument, order.quantity()),
        documents.limitPrice(order),
        order.reduceOnly(),
        order.origin().name(),
        price(instrument, order.stopPrice()),
        price(instrument, wanted.trailingOffset()),
        wanted.timeInForce().name(),
        expires ? wanted.expireTime() : null,
        wanted.isPostOnly());
  }

  private static BigDecimal price(Instrument instrument, long price) {
    return price == 0 ? null : Figures.price(instrument, price);
  }

  private OrderEvent event(Order order, String reason) {
    return new OrderEvent(
        order.number(),
        marketTime.getAsLong(),
        order.status().label(),
        Figures.quantity(documents.instrument(order.instrument()), order.filledQuantity()),
        reason);
  }
}
