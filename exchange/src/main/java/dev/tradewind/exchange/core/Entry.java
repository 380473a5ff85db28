package dev.tradewind.exchange.core;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tradewind.exchange.protocol.Request;

/**
 * A change of the exchange. What is only asked changes nothing and is no entry; nor is a fault, but
 * what it does is. Immutable; any thread.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Entry {

  /**
   * A session has logged on to an account.
   *
   * @param session its number, from 1, never used again
   */
  record Began(long session, String account, long epoch) implements Entry {}

  /** A session that had logged on is over. */
  record Ended(long session) implements Entry {}

  /**
   * An order, a cancel or a replacement has arrived.
   *
   * @param refused whether a fault refuses the order
   */
  record Arrived(long session, Request.OrderRequest request, boolean refused) implements Entry {}

  /** What sessions remember of client order ids was lost. */
  record Forgotten() implements Entry {}

  /**
   * The market has come to a time.
   *
   * @param completed whether it has ended there; else all bars that close then are in
   */
  record Stepped(long time, boolean completed) implements Entry {}
}
