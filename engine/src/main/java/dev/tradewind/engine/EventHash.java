package dev.tradewind.engine;

import dev.tradewind.engine.market.CorporateAction;
import dev.tradewind.engine.order.CancelReason;
import dev.tradewind.engine.order.Order;
import dev.tradewind.engine.order.RejectReason;
import dev.tradewind.engine.portfolio.Fill;
import dev.tradewind.engine.portfolio.Trade;
import dev.tradewind.engine.snapshot.Snapshotable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of everything an engine did: a chain in which each link is the SHA-256 of the link
 * before and the next event's text. Two runs have told their listeners the same if and only if
 * their hashes are the same; when an order's status changed is told by its fills only. Used by the
 * engine's thread.
 */
public final class EventHash implements EngineListener, Snapshotable {

  private final MessageDigest sha256 = sha256();
  private byte[] link = new byte[sha256.getDigestLength()];

  /** The hash so far, 64 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(link);
  }

  @Override
  public void onOrderIntent(Order order) {
    add("intent " + text(order));
  }

  @Override
  public void onOrderStatus(Order order) {
    add("status " + text(order) + order.cancelReason().map(CancelReason::label).orElse(""));
  }

  @Override
  public void onRejection(Order order, RejectReason reason) {
    add("reject " + order.number() + " " + reason.label());
  }

  @Override
  public void onFill(Fill fill) {
    add(fill.toString());
  }

  @Override
  public void onTrade(Trade trade) {
    add(trade.toString());
  }

  @Override
  public void onCorporateAction(CorporateAction action, long cash) {
    add(action + " " + cash);
  }

  @Override
  public void onBorrowing(int instrument, long cost) {
    add("borrowing " + instrument + " " + cost);
  }

  @Override
  public void onStateChange(TradingState from, TradingState to) {
    add("state " + from.label() + " " + to.label());
  }

  @Override
  public void onLatch(Latch latch) {
    add("latch " + latch);
  }

  @Override
  public void onRelease(String id) {
    add("release " + id);
  }

  @Override
  public void onBreach(LatchCause cause, long equity) {
    add("breach " + cause.label() + " " + equity);
  }

  @Override
  public void onBreachEnd() {
    add("breach end");
  }

  @Override
  public void onDrawdownReset(long equity) {
    add("drawdown reset " + equity);
  }

  @Override
  public void onCapitalChange(long from, long to) {
    add("capital " + from + " " + to);
  }

  @Override
  public void onStopped(boolean stopped) {
    add("stopped " + stopped);
  }

  @Override
  public void onCompleted() {
    add("completed");
  }

  private static String text(Order order) {
    return order.number()
        + " "
        + order.epoch()
        + " "
        + order.instrument()
        + " "
        + order.origin()
        + " "
        + order.side()
        + " "
        + order.type()
        + " "
        + order.quantity()
        + " "
        + order.limitPrice()
        + " "
        + order.stopPrice()
        + " "
        + order.ticket().trailingOffset()
        + " "
        + order.ticket().timeInForce()
        + " "
        + order.ticket().expireTime()
        + " "
        + order.ticket().isPostOnly()
        + " "
        + order.ticket().stopLossPrice()
        + " "
        + order.ticket().takeProfitPrice()
        + " "
        + order.role()
        + " "
        + order.filledQuantity()
        + " "
        + order.submitTime()
        + " "
        + order.reduceOnly()
        + " "
        + order.status().label()
        + " ";
  }

  private void add(String event) {
    sha256.update(link);
    sha256.update(event.getBytes(StandardCharsets.UTF_8));
    link = sha256.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  @Override
  public void snapshot(DataOutput out) throws IOException {
    out.write(link);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    in.readFully(link);
  }
}
