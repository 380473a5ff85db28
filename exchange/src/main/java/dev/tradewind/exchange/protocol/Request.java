package dev.tradewind.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tradewind.engine.order.OrderType;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.order.TimeInForce;
import java.math.BigDecimal;

/**
 * What an account asks of the exchange. A record that cannot be meant is refused with {@link
 * IllegalArgumentException} when it is made. Immutable; any thread.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Request {

  /** A request about one order, by the id that its sender gave it. */
  sealed interface OrderRequest extends Request {

    /** The id: 1 to 64 printable characters of ASCII without blanks. */
    String clientOrderId();
  }

  /**
   * The first line of a session. Answered by {@link Report.LoggedOn}, or by {@link Report.Logout}.
   *
   * @param version {@link Codec#VERSION}
   * @param account whose orders are meant; 1 to 128 of the characters {@code A-Z a-z 0-9 . _ / -}
   * @param epoch of the process, which grows with each of its starts: where logons are exclusive, a
   *     lower one is refused while a session of a higher one lasts
   */
  record Logon(int version, String account, long epoch) implements Request {

    /** Refuses a malformed account and a negative epoch. */
    public Logon {
      Fields.account(account);
      Fields.notNegative("epoch", epoch);
    }
  }

  /**
   * A new order. Answered by {@link Report.Accepted} or {@link Report.Rejected}.
   *
   * @param expireTime epoch nanoseconds, for GTD and DAY; {@code null} for others, and for a DAY
   *     order that ends with the day in UTC
   * @param limitPrice {@code null} for a type without a limit
   * @param stopPrice {@code null} for a type without a stop, and for one that trails
   * @param trailingOffset {@code null} but for a trailing stop
   */
  record NewOrder(
      String clientOrderId,
      String symbol,
      Side side,
      OrderType orderType,
      TimeInForce timeInForce,
      Long expireTime,
      BigDecimal quantity,
      BigDecimal limitPrice,
      BigDecimal stopPrice,
      BigDecimal trailingOffset,
      boolean reduceOnly,
      boolean postOnly)
      implements OrderRequest {

    /** Refuses what is missing or malformed, and numbers that are not positive. */
    public NewOrder {
      Fields.clientOrderId(clientOrderId);
      Fields.symbol(symbol);
      Fields.present("side", side);
      Fields.present("orderType", orderType);
      Fields.present("timeInForce", timeInForce);
      Fields.positive("quantity", quantity);
      Fields.optionalPositive("limitPrice", limitPrice);
      Fields.optionalPositive("stopPrice", stopPrice);
      Fields.optionalPositive("trailingOffset", trailingOffset);
    }
  }

  /**
   * Ends an order, of those with one id the youngest that works. Answered by {@link
   * Report.Cancelled} or {@link Report.RequestRejected}.
   */
  record CancelOrder(String clientOrderId) implements OrderRequest {

    /** Refuses a malformed id. */
    public CancelOrder {
      Fields.clientOrderId(clientOrderId);
    }
  }

  /**
   * Gives an order other terms. Answered by {@link Report.Replaced} or {@link
   * Report.RequestRejected}.
   *
   * @param quantity the whole new one, what was filled included
   * @param limitPrice {@code null} for a type without a limit
   * @param stopPrice {@code null} for a type without a stop, and for one that trails
   */
  record ReplaceOrder(
      String clientOrderId, BigDecimal quantity, BigDecimal limitPrice, BigDecimal stopPrice)
      implements OrderRequest {

    /** Refuses what is missing or malformed, and numbers that are not positive. */
    public ReplaceOrder {
      Fields.clientOrderId(clientOrderId);
      Fields.positive("quantity", quantity);
      Fields.optionalPositive("limitPrice", limitPrice);
      Fields.optionalPositive("stopPrice", stopPrice);
    }
  }

  /**
   * Asks what became of an order. Answered by {@link Report.OrderState} or {@link
   * Report.UnknownOrder}; what is found is a matter of {@link Lookup}.
   */
  record OrderStatus(String clientOrderId) implements OrderRequest {

    /** Refuses a malformed id. */
    public OrderStatus {
      Fields.clientOrderId(clientOrderId);
    }
  }

  /** Asks for all orders that work. Answered by {@link Report.OpenOrdersAnswer}s. */
  record OpenOrders() implements Request {}

  /**
   * Asks for all fills with a sequence above a number. Answered by {@link Report.FillsAnswer}s.
   *
   * @param after 0 for all
   */
  record Fills(long after) implements Request {

    /** Refuses a negative number. */
    public Fills {
      Fields.notNegative("after", after);
    }
  }

  /** Asks what is held. Answered by {@link Report.PositionsAnswer}. */
  record Positions() implements Request {}

  /**
   * All until a market time was taken, and the orders on it are sent. Not answered. Where the clock
   * is paced, the market goes on once every account has said so of the time of the last {@link
   * Report.MarketTime}, each since its logon: so it stands while an account is away, and until one
   * that has come back says that it is through.
   *
   * @param marketTime the last that was told, in {@link Report.MarketTime} or {@link
   *     Report.LoggedOn}
   */
  record Passed(long marketTime) implements Request {}
}
