package dev.tradewind.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the exchange tells an account. Times are market times in epoch nanoseconds; {@link
 * #BEFORE_THE_MARKET} until its first event. Immutable; any thread.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Report {

  /** The market time before the market's first event. */
  long BEFORE_THE_MARKET = Long.MIN_VALUE;

  /** A report about one order. */
  sealed interface OrderReport extends Report {

    /** The id that the account gave it. */
    String clientOrderId();

    /** When that came about. */
    long time();
  }

  /**
   * The session is open.
   *
   * @param marketTime how far the market is
   * @param completed whether the market has ended
   */
  record LoggedOn(Capabilities capabilities, long marketTime, boolean completed) implements Report {

    /** Refuses what is missing. */
    public LoggedOn {
      Fields.present("capabilities", capabilities);
    }
  }

  /**
   * The session ends; nothing follows.
   *
   * @param superseded whether it does because another process has the account: by a logon of its
   *     own, or by a session of a higher epoch
   */
  record Logout(String reason, boolean superseded) implements Report {

    /** Refuses what is missing. */
    public Logout {
      Fields.text("reason", reason);
    }
  }

  /** The order works. */
  record Accepted(String clientOrderId, long time) implements OrderReport {

    /** Refuses a malformed id. */
    public Accepted {
      Fields.clientOrderId(clientOrderId);
    }
  }

  /** The order was not taken, and never will be. */
  record Rejected(String clientOrderId, long time, Rejection reason, String text)
      implements OrderReport {

    /** Refuses what is missing or malformed. */
    public Rejected {
      Fields.clientOrderId(clientOrderId);
      Fields.present("reason", reason);
      Fields.text("text", text);
    }
  }

  /**
   * A fill. It carries all that is needed to book it without knowing the order.
   *
   * @param executionId its own, of no other fill of this exchange, also after a restart
   * @param sequence of the account's fills, from 1, without a gap
   * @param filledQuantity of the order so far, this fill included
   */
  record Filled(
      String clientOrderId,
      long time,
      String executionId,
      long sequence,
      String symbol,
      Side side,
      BigDecimal quantity,
      BigDecimal price,
      Liquidity liquidity,
      BigDecimal filledQuantity)
      implements OrderReport {

    /** Refuses what is missing or malformed. */
    public Filled {
      Fields.clientOrderId(clientOrderId);
      Fields.text("executionId", executionId);
      Fields.symbol(symbol);
      Fields.present("side", side);
      Fields.positive("quantity", quantity);
      Fields.positive("price", price);
      Fields.present("liquidity", liquidity);
      Fields.positive("filledQuantity", filledQuantity);
    }
  }

  /** The order ended before it was filled in whole. */
  record Cancelled(String clientOrderId, long time, String reason) implements OrderReport {

    /** Refuses what is missing or malformed. */
    public Cancelled {
      Fields.clientOrderId(clientOrderId);
      Fields.text("reason", reason);
    }
  }

  /** The order's time in force ended before it was filled in whole. */
  record Expired(String clientOrderId, long time) implements OrderReport {

    /** Refuses a malformed id. */
    public Expired {
      Fields.clientOrderId(clientOrderId);
    }
  }

  /**
   * The order has these terms now.
   *
   * @param quantity the whole, what was filled included
   * @param limitPrice {@code null} for none
   * @param stopPrice {@code null} for none
   */
  record Replaced(
      String clientOrderId,
      long time,
      BigDecimal quantity,
      BigDecimal limitPrice,
      BigDecimal stopPrice)
      implements OrderReport {

    /** Refuses what is missing or malformed. */
    public Replaced {
      Fields.clientOrderId(clientOrderId);
      Fields.positive("quantity", quantity);
      Fields.optionalPositive("limitPrice", limitPrice);
      Fields.optionalPositive("stopPrice", stopPrice);
    }
  }

  /** A cancel or a replacement came to nothing: the order is as it was, or ended before. */
  record RequestRejected(String clientOrderId, long time, String text) implements OrderReport {

    /** Refuses what is missing or malformed. */
    public RequestRejected {
      Fields.clientOrderId(clientOrderId);
      Fields.text("text", text);
    }
  }

  /** The answer to {@link Request.OrderStatus}: none is found by that id. */
  record UnknownOrder(String clientOrderId, long time) implements OrderReport {

    /** Refuses a malformed id. */
    public UnknownOrder {
      Fields.clientOrderId(clientOrderId);
    }
  }

  /**
   * An order as it stands: the answer to {@link Request.OrderStatus}, of those with one id the
   * youngest that works, else the youngest.
   *
   * @param time when it last changed
   * @param limitPrice {@code null} for none
   * @param stopPrice {@code null} for none, and for one that trails
   */
  record OrderState(
      String clientOrderId,
      long time,
      String symbol,
      Side side,
      OrderType orderType,
      BigDecimal quantity,
      BigDecimal filledQuantity,
      BigDecimal limitPrice,
      BigDecimal stopPrice,
      Status status)
      implements OrderReport {

    /** Refuses what is missing or malformed. */
    public OrderState {
      Fields.clientOrderId(clientOrderId);
      Fields.symbol(symbol);
      Fields.present("side", side);
      Fields.present("orderType", orderType);
      Fields.positive("quantity", quantity);
      Fields.notNegative("filledQuantity", filledQuantity);
      Fields.optionalPositive("limitPrice", limitPrice);
      Fields.optionalPositive("stopPrice", stopPrice);
      Fields.present("status", status);
    }
  }

  /**
   * The orders that work, oldest first.
   *
   * @param part which part of the answer it is, from 0
   * @param more whether another one follows at once that belongs to this answer
   */
  record OpenOrdersAnswer(List<OrderState> orders, long part, boolean more) implements Report {

    /** Keeps a copy, and refuses a negative part. */
    public OpenOrdersAnswer {
      Fields.present("orders", orders);
      orders = List.copyOf(orders);
      Fields.notNegative("part", part);
    }
  }

  /**
   * Fills by their sequence.
   *
   * @param part which part of the answer it is, from 0
   * @param more whether another one follows at once that belongs to this answer
   */
  record FillsAnswer(List<Filled> fills, long part, boolean more) implements Report {

    /** Keeps a copy, and refuses a negative part. */
    public FillsAnswer {
      Fields.present("fills", fills);
      fills = List.copyOf(fills);
      Fields.notNegative("part", part);
    }
  }

  /**
   * What is held of a symbol.
   *
   * @param quantity negative where it was sold short, never 0
   */
  record Held(String symbol, BigDecimal quantity) {

    /** Refuses what is missing or malformed. */
    public Held {
      Fields.symbol(symbol);
      Fields.present("quantity", quantity);
    }
  }

  /**
   * What is held.
   *
   * @param lastFillSequence of the last fill that is in it; 0 for none
   */
  record PositionsAnswer(List<Held> positions, long lastFillSequence) implements Report {

    /** Keeps a copy. */
    public PositionsAnswer {
      Fields.present("positions", positions);
      positions = List.copyOf(positions);
      Fields.notNegative("lastFillSequence", lastFillSequence);
    }
  }

  /**
   * The market has come so far: all bars that close until then have filled what they fill, and all
   * reports of it were sent before.
   *
   * @param completed whether the market has ended; the time is then the last one again
   */
  record MarketTime(long time, boolean completed) implements Report {}
}
