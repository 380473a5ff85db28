package dev.tradewind.engine.exchange;

import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Liquidity;
import dev.tradewind.engine.order.Side;
import dev.tradewind.engine.venue.ExecutionReports;
import dev.tradewind.engine.venue.VenueRejection;
import java.util.function.LongSupplier;

/** Sends reports on by mail; {@link #deliver} reads one out where it arrives. */
final class DelayedReports implements ExecutionReports {

  private final Mailbox mail;
  private final LongSupplier now;
  private final long delay;

  DelayedReports(Mailbox mail, LongSupplier now, long delay) {
    this.mail = mail;
    this.now = now;
    this.delay = delay;
  }

  @Override
  public void onAccepted(long orderNumber) {
    mail.send(write(Message.Kind.ACCEPTED, orderNumber));
  }

  @Override
  public void onRejected(long orderNumber, VenueRejection reason) {
    Message message = write(Message.Kind.REJECTED, orderNumber);
    message.rejection = reason;
    mail.send(message);
  }

  @Override
  public void onFill(
      long orderNumber,
      int instrument,
      Side side,
      long quantity,
      long price,
      Liquidity liquidity,
      long time) {
    Message message = mail.writeInTurn(Message.Kind.FILL, orderNumber, time + delay);
    message.instrument = instrument;
    message.side = side;
    message.quantity = quantity;
    message.price = price;
    message.liquidity = liquidity;
    message.fillTime = time;
    mail.send(message);
  }

  @Override
  public void onCancelled(long orderNumber, CancelReason reason) {
    Message message = write(Message.Kind.CANCELLED, orderNumber);
    message.reason = reason;
    mail.send(message);
  }

  @Override
  public void onExpired(long orderNumber) {
    mail.send(write(Message.Kind.EXPIRED, orderNumber));
  }

  @Override
  public void onReplaced(long orderNumber, long quantity, long limitPrice, long stopPrice) {
    Message message = write(Message.Kind.REPLACED, orderNumber);
    message.quantity = quantity;
    message.price = limitPrice;
    message.stop = stopPrice;
    mail.send(message);
  }

  @Override
  public void onRequestRejected(long orderNumber) {
    mail.send(write(Message.Kind.REQUEST_REJECTED, orderNumber));
  }

  @Override
  public void onUnknownOrder(long orderNumber) {
    mail.send(write(Message.Kind.UNKNOWN_ORDER, orderNumber));
  }

  /** Tells what a report says. */
  static void deliver(Message message, ExecutionReports to) {
    switch (message.kind) {
      case ACCEPTED -> to.onAccepted(message.number);
      case REJECTED -> to.onRejected(message.number, message.rejection);
      case FILL ->
          to.onFill(
              message.number,
              message.instrument,
              message.side,
              message.quantity,
              message.price,
              message.liquidity,
              message.fillTime);
      case CANCELLED -> to.onCancelled(message.number, message.reason);
      case EXPIRED -> to.onExpired(message.number);
      case REPLACED -> to.onReplaced(message.number, message.quantity, message.price, message.stop);
      case REQUEST_REJECTED -> to.onRequestRejected(message.number);
      case UNKNOWN_ORDER -> to.onUnknownOrder(message.number);
      case NEW, CANCEL, REPLACE, QUERY, EXPIRE ->
          throw new IllegalStateException(message.kind + " is no report.");
    }
  }

  private Message write(Message.Kind kind, long number) {
    return mail.writeInTurn(kind, number, now.getAsLong() + delay);
  }
}
