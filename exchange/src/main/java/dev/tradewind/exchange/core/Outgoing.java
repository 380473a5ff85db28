package dev.tradewind.exchange.core;

import dev.tradewind.exchange.protocol.Report;

/** Takes what the exchange tells its sessions. */
public interface Outgoing {

  /** A report to a session. */
  void send(long session, Report report);

  /** A session is over: what was sent may still be delivered, nothing follows. */
  void close(long session);
}
