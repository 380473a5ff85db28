package dev.tradewind.runtime.venue;

import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a venue tells. Immutable; any thread. Times are epoch nanoseconds. */
public sealed interface VenueEvent {

  /**
   * A session has begun; nothing of an older one follows.
   *
   * @param marketTime how far the venue's own clock is; see {@link MarketTime}
   * @param completed whether its market has ended
   */
  record SessionBegan(Capabilities capabilities, long marketTime, boolean completed)
      implements VenueEvent {}

  /**
   * The session is over, or none could be begun; the adapter tries again by itself.
   *
   * @param why a sentence for people
   */
  record SessionEnded(String why) implements VenueEvent {}

  /**
   * Another process has begun a session of this account, or holds a newer one: this one must not
   * trade it any more. Nothing follows.
   *
   * @param why a sentence for people
   */
  record Superseded(String why) implements VenueEvent {}

  /** Something was missed that only asking brings back. */
  record Missed() implements VenueEvent {}

  /** About one order. */
  sealed interface OfOrder extends VenueEvent {

    /** The id that the order was sent with. */
    String clientOrderId();
  }

  /** The order works. */
  record Accepted(String clientOrderId) implements OfOrder {}

  /**
   * The order was not taken.
   *
   * @param cause in one word
   * @param text the venue's own words
   */
  record Rejected(String clientOrderId, Cause cause, String text) implements OfOrder {}

  /** Why an order was not taken. */
  enum Cause {
    /** A post-only order would have taken liquidity. */
    POST_ONLY,
    /** An order of that id is known already: so this is no rejection of that. */
    DUPLICATE,
    /** What the text says. */
    OTHER
  }

  /**
   * A fill; it can be booked without knowing the order.
   *
   * @param executionId the same whenever this fill is told, and of no other
   * @param cursor its place among the fills of the account
   */
  record Filled(
      String clientOrderId,
      String executionId,
      String cursor,
      String symbol,
      Side side,
      BigDecimal quantity,
      BigDecimal price,
      Liquidity liquidity,
      long time)
      implements OfOrder {}

  /** The order ended before it was filled in whole. */
  record Cancelled(String clientOrderId) implements OfOrder {}

  /** Its time in force ended. */
  record Expired(String clientOrderId) implements OfOrder {}

  /** The order has these terms now; prices are null for none. */
  record Replaced(
      String clientOrderId, BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice)
      implements OfOrder {}

  /** A cancel or a replacement was refused; the order is as it was, or ended before. */
  record RequestRejected(String clientOrderId) implements OfOrder {}

  /** The answer to {@link VenueRequest.OrderStatus}: none is found. */
  record UnknownOrder(String clientOrderId) implements OfOrder {}

  /**
   * An order as it stands at the venue.
   *
   * @param limitPrice null for none
   * @param stopPrice null for none, and for one that trails
   */
  record OrderState(
      String clientOrderId,
      String symbol,
      Side side,
      BigDecimal quantity,
      BigDecimal filledQuantity,
      BigDecimal limitPrice,
      BigDecimal stopPrice,
      State state)
      implements OfOrder {}

  /** Where an order stands at a venue. */
  enum State {
    /** It may be filled. */
    OPEN,
    /** Filled in whole. */
    FILLED,
    /** Ended before it was filled in whole. */
    CANCELLED,
    /** Its time in force ended. */
    EXPIRED,
    /** It was never taken. */
    REJECTED
  }

  /** The answer to {@link VenueRequest.OpenOrders}, as a whole. */
  record OpenOrders(List<OrderState> orders) implements VenueEvent {

    /** Keeps a copy. */
    public OpenOrders {
      orders = List.copyOf(orders);
    }
  }

  /** The answer to {@link VenueRequest.Fills}, as a whole, oldest first. */
  record Fills(List<Filled> fills) implements VenueEvent {

    /** Keeps a copy. */
    public Fills {
      fills = List.copyOf(fills);
    }
  }

  /**
   * The answer to {@link VenueRequest.Positions}.
   *
   * @param quantities by symbol, negative where it was sold short; what is not in it is not held
   */
  record Positions(Map<String, BigDecimal> quantities) implements VenueEvent {

    /** Keeps a copy. */
    public Positions {
      quantities = Map.copyOf(quantities);
    }
  }

  /**
   * The clock of a venue that has one: all reports of what happened until then came before.
   *
   * @param completed whether its market has ended
   */
  record MarketTime(long time, boolean completed) implements VenueEvent {}
}
