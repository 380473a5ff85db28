package dev.tradewind.runtime.venue.conformance;

import dev.tradewind.exchange.faults.Fault;
import java.math.BigDecimal;

/** The exchange's faults in the words of the kit. */
abstract class FaultWords implements TestVenue {

  /** Something goes wrong, from the return of this call on. */
  abstract void happen(Fault fault);

  private static String type(Message message) {
    return switch (message) {
      case NEW_ORDER -> "NewOrder";
      case LOGON_ANSWER -> "LoggedOn";
      case ACCEPTED -> "Accepted";
      case FILL -> "Filled";
      case FILLS_PART -> "FillsAnswer";
      case OPEN_ORDERS_PART -> "OpenOrdersAnswer";
    };
  }

  @Override
  public String symbol() {
    return FlatMarket.SYMBOL;
  }

  @Override
  public BigDecimal price() {
    return FlatMarket.PRICE;
  }

  @Override
  public int mostPerMove() {
    return FlatMarket.MOST_PER_MOVE;
  }

  @Override
  public void move() {
    happen(new Fault.Advance(1));
  }

  @Override
  public void lose(Message message, int count) {
    happen(new Fault.Lose(type(message), null, count));
  }

  @Override
  public void delay(Message message, int count, int millis) {
    happen(new Fault.Delay(type(message), null, count, millis));
  }

  @Override
  public void duplicate(Message message) {
    happen(new Fault.Duplicate(type(message), null, 1));
  }

  @Override
  public void reorder(Message message) {
    happen(new Fault.Reorder(type(message), null, 1));
  }

  @Override
  public void rejectOrder() {
    happen(new Fault.Reject(null, 1));
  }

  @Override
  public void disconnect() {
    happen(new Fault.Disconnect(null, 0));
  }
}
