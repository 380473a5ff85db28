package dev.tradewind.runtime.venue.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import dev.tradewind.runtime.venue.Capabilities;
import dev.tradewind.runtime.venue.VenueAdapter;
import dev.tradewind.runtime.venue.VenueEvent;
import dev.tradewind.runtime.venue.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A venue with one account in session, and the words that tests speak to it. */
abstract class ConformanceSetting {

  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  private final List<Account> accounts = new ArrayList<>();
  TestVenue venue;
  String name;
  Account account;

  /** An adapter, and what it has told. */
  final class Account implements AutoCloseable {

    final Heard heard = new Heard();
    final VenueAdapter adapter;
    Capabilities capabilities;

    private Account(long epoch) {
      adapter = venue.adapter(name, epoch);
    }

    Account awaitSession() throws InterruptedException {
      capabilities = heard.next(VenueEvent.SessionBegan.class).capabilities();
      return this;
    }

    void send(VenueRequest... requests) {
      for (VenueRequest request : requests) {
        assertThat(adapter.send(request)).as("%s", request).isTrue();
      }
    }

    <E extends VenueEvent> E ask(VenueRequest request, Class<E> answer)
        throws InterruptedException {
      send(request);
      return heard.next(answer);
    }

    /** All that was told until the venue has answered a question that is asked now. */
    List<VenueEvent> settled() throws InterruptedException {
      send(new VenueRequest.Positions());
      return heard.until(VenueEvent.Positions.class).stream()
          .filter(event -> !(event instanceof VenueEvent.MarketTime))
          .toList();
    }

    List<VenueEvent.Filled> fills(String after) throws InterruptedException {
      return ask(new VenueRequest.Fills(after), VenueEvent.Fills.class).fills();
    }

    List<VenueEvent.OrderState> open() throws InterruptedException {
      return ask(new VenueRequest.OpenOrders(), VenueEvent.OpenOrders.class).orders();
    }

    BigDecimal position() throws InterruptedException {
      return ask(new VenueRequest.Positions(), VenueEvent.Positions.class)
          .quantities()
          .getOrDefault(venue.symbol(), BigDecimal.ZERO);
    }

    @Override
    public void close() {
      adapter.close();
      heard.end();
    }
  }

  /** A venue under test that lives by these terms, and where nothing goes wrong yet. */
  protected abstract TestVenue open(Terms terms) throws Exception;

  @BeforeEach
  void logOn() throws Exception {
    use(open(Terms.BEST));
  }

  /** Goes on with another venue. */
  void use(TestVenue other) throws InterruptedException {
    end();
    venue = other;
    name = "default/conformance-" + ACCOUNTS.incrementAndGet();
    account = started(1).awaitSession();
  }

  /** A process of that epoch has started its adapter. */
  Account started(long epoch) {
    Account started = new Account(epoch);
    accounts.add(started);
    started.adapter.start(started.heard);
    return started;
  }

  @AfterEach
  void end() {
    accounts.forEach(Account::close);
    if (venue != null) {
      venue.close();
    }
    List<Account> ended = List.copyOf(accounts);
    accounts.clear();
    ended.forEach(each -> each.heard.assertOrderly());
  }

  VenueRequest.NewOrder market(String id, Side side, int quantity) {
    return order(id, side, OrderType.MARKET, TimeInForce.GTC, null, quantity, null, false);
  }

  /** An order that rests. */
  VenueRequest.NewOrder resting(String id, int quantity) {
    return limit(id, quantity, far());
  }

  VenueRequest.NewOrder limit(String id, int quantity, BigDecimal limit) {
    return order(id, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, null, quantity, limit, false);
  }

  /** A price that no order to buy is filled at. */
  BigDecimal far() {
    return venue.price().divide(BigDecimal.valueOf(2));
  }

  /** A price that an order to buy is filled at. */
  BigDecimal near() {
    return venue.price().multiply(BigDecimal.valueOf(2));
  }

  VenueRequest.NewOrder order(
      String id,
      Side side,
      OrderType type,
      TimeInForce until,
      Long expireTime,
      int quantity,
      BigDecimal limit,
      boolean postOnly) {
    return new VenueRequest.NewOrder(
        id,
        venue.symbol(),
        side,
        type,
        until,
        expireTime,
        BigDecimal.valueOf(quantity),
        limit,
        null,
        null,
        false,
        postOnly);
  }

  /** Fills a number of orders of one share each. */
  void fillOrders(String prefix, int count) throws InterruptedException {
    IntStream.range(0, count).forEach(i -> account.send(market(prefix + i, Side.BUY, 1)));
    account.settled();
    venue.move();
    account.settled();
  }
}
