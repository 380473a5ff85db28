package dev.tradewind.runtime.account;

import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.Idempotence;
import dev.tradewind.runtime.venue.Lookup;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueEvent.Filled;
import dev.tradewind.runtime.venue.VenueEvent.OrderState;
import dev.tradewind.runtime.venue.VenueEvent.State;
import dev.tradewind.runtime.venue.VenueRequest;
import dev.tradewind.runtime.venue.VenueRequest.CancelOrder;
import dev.tradewind.runtime.venue.VenueRequest.NewOrder;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes every order, keeps it open and fills none, unless a test says otherwise; it survives the
 * processes that trade at it. Its market is at the end of time, unless it is put elsewhere. Any
 * thread.
 */
public class ScriptedVenue implements VenueAdapter {

  /** Finds all orders, knows them for ever, and lets one session in at a time. */
  public static final Capabilities BEST = capabilities(Idempotence.PERMANENT, Lookup.ALL, true);

  private static final String IDS = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final Executor thread;
  private final List<VenueRequest> asked = new ArrayList<>();
  private final Map<String, NewOrder> open = new LinkedHashMap<>();
  private final List<Filled> fills = new ArrayList<>();
  private final Map<String, BigDecimal> positions = new HashMap<>();
  private final Map<Class<?>, Consumer<VenueRequest>> answers = new HashMap<>();
  private final Map<Class<?>, Queue<Consumer<VenueRequest>>> next = new HashMap<>();

  private Consumer<VenueEvent> events = _ -> {};
  private Capabilities capabilities = BEST;
  private long marketTime = Long.MAX_VALUE;

  /** One that is not started, and tells on a thread of its own, as adapters do. */
  public ScriptedVenue() {
    this(Executors.newSingleThreadExecutor(Thread.ofVirtual().name("venue").factory()));
  }

  /** One that is not started, and tells on that thread. */
  public ScriptedVenue(Executor thread) {
    this.thread = thread;
  }

  /** What a venue declares. */
  public static Capabilities capabilities(
      Idempotence idempotence, Lookup lookup, boolean exclusiveLogon) {
    return new Capabilities(idempotence, lookup, exclusiveLogon, false, true, IDS, 18);
  }

  /** From the next session on it can do no more than that. */
  public synchronized void declare(Capabilities all) {
    capabilities = all;
  }

  /** How a request of that kind is answered from now on; the answer may be to say nothing. */
  public synchronized <R extends VenueRequest> void answer(Class<R> kind, Consumer<R> answer) {
    answers.put(kind, request -> answer.accept(kind.cast(request)));
  }

  /** Requests of that kind are answered as ever again. */
  public synchronized void answerAsEver(Class<? extends VenueRequest> kind) {
    answers.remove(kind);
  }

  /** How the next request of that kind is answered, and only that. */
  public synchronized <R extends VenueRequest> void answerNext(Class<R> kind, Consumer<R> answer) {
    next.computeIfAbsent(kind, _ -> new ArrayDeque<>())
        .add(request -> answer.accept(kind.cast(request)));
  }

  /** Puts its market there, before it is started. */
  public synchronized void marketTime(long time) {
    marketTime = time;
  }

  /** Its market goes on to there, and it says so. */
  public synchronized void moveTo(long time) {
    marketTime = time;
    tell(new VenueEvent.MarketTime(time, false));
  }

  @Override
  public synchronized void start(Consumer<VenueEvent> to) {
    events = to;
    beginSession();
  }

  /** A session breaks. */
  public void endSession() {
    tell(new VenueEvent.SessionEnded("The connection broke."));
  }

  /** Another session begins. */
  public synchronized void beginSession() {
    tell(new VenueEvent.SessionBegan(capabilities, marketTime, false));
  }

  /** Tells something. */
  public synchronized void tell(VenueEvent event) {
    Consumer<VenueEvent> to = events;
    thread.execute(() -> to.accept(event));
  }

  @Override
  public synchronized boolean send(VenueRequest request) {
    asked.add(request);
    Queue<Consumer<VenueRequest>> once = next.get(request.getClass());
    if (once != null && !once.isEmpty()) {
      once.remove().accept(request);
    } else {
      answers.getOrDefault(request.getClass(), this::answerAsEver).accept(request);
    }
    return true;
  }

  private void answerAsEver(VenueRequest request) {
    switch (request) {
      case NewOrder order -> {
        take(order);
        tell(new VenueEvent.Accepted(order.clientOrderId()));
      }
      case CancelOrder cancel ->
          tell(
              open.remove(cancel.clientOrderId()) == null
                  ? new VenueEvent.RequestRejected(cancel.clientOrderId())
                  : new VenueEvent.Cancelled(cancel.clientOrderId()));
      case VenueRequest.OrderStatus status ->
          tell(
              open.containsKey(status.clientOrderId())
                  ? state(open.get(status.clientOrderId()))
                  : new VenueEvent.UnknownOrder(status.clientOrderId()));
      case VenueRequest.Fills after -> tell(new VenueEvent.Fills(fillsAfter(after.after())));
      case VenueRequest.OpenOrders _ ->
          tell(
              new VenueEvent.OpenOrders(open.values().stream().map(ScriptedVenue::state).toList()));
      case VenueRequest.Positions _ -> tell(new VenueEvent.Positions(positions));
      case VenueRequest.ReplaceOrder _, VenueRequest.Passed _ -> {}
    }
  }

  private List<Filled> fillsAfter(String cursor) {
    return fills.subList(cursor.isEmpty() ? 0 : Integer.parseInt(cursor), fills.size());
  }

  /** An order as it is told of, open and with nothing filled. */
  public static OrderState state(NewOrder order) {
    return new OrderState(
        order.clientOrderId(),
        order.symbol(),
        order.side(),
        order.quantity(),
        BigDecimal.ZERO,
        order.limitPrice(),
        order.stopPrice(),
        State.OPEN);
  }

  /** Keeps an order, and tells nobody. */
  public synchronized void take(NewOrder order) {
    open.put(order.clientOrderId(), order);
  }

  /** Fills an open order in whole at a price of 100, and tells. */
  public synchronized void fill(String clientOrderId) {
    NewOrder order = open.remove(clientOrderId);
    BigDecimal change = order.side() == Side.BUY ? order.quantity() : order.quantity().negate();
    positions.merge(order.symbol(), change, BigDecimal::add);
    tell(addFill(clientOrderId, order.side(), order.quantity(), BigDecimal.valueOf(100)));
  }

  /** A fill of IBM that it tells whoever asks for fills. */
  public synchronized Filled addFill(
      String clientOrderId, Side side, BigDecimal quantity, BigDecimal price) {
    String place = Integer.toString(fills.size() + 1);
    Filled fill =
        new Filled(
            clientOrderId,
            "execution-" + place,
            place,
            "IBM",
            side,
            quantity,
            price,
            Liquidity.TAKER,
            marketTime);
    fills.add(fill);
    return fill;
  }

  /** So much is held there, whoever has traded it. */
  public synchronized void hold(String symbol, String quantity) {
    positions.put(symbol, new BigDecimal(quantity));
  }

  /** The orders that work there, oldest first. */
  public synchronized List<NewOrder> open() {
    return List.copyOf(open.values());
  }

  /** What it was asked, oldest first. */
  public synchronized List<VenueRequest> asked() {
    return List.copyOf(asked);
  }

  /** The orders of which it was asked that they end, as often as it was. */
  public List<String> cancels() {
    return asked().stream()
        .filter(CancelOrder.class::isInstance)
        .map(request -> ((CancelOrder) request).clientOrderId())
        .toList();
  }

  /** The orders that it was sent. */
  public List<String> orders() {
    return asked().stream()
        .filter(NewOrder.class::isInstance)
        .map(request -> ((NewOrder) request).clientOrderId())
        .toList();
  }

  @Override
  public void reconnect() {}

  @Override
  public synchronized void close() {
    events = _ -> {};
  }
}
