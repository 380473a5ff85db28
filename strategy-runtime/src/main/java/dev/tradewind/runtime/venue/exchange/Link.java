package dev.tradewind.runtime.venue.exchange;

import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.io.IOException;

/** A connection to an exchange. Any thread. */
public interface Link extends AutoCloseable {

  /** Hands a request to the transport; it does not wait. */
  void send(Request request);

  /** Ends it; the listener hears of that once. */
  @Override
  void close();

  /** Hears what comes over a link, one call at a time. */
  interface Listener {

    /** The exchange tells something. */
    void onReport(Report report);

    /**
     * The link is over.
     *
     * @param why a clause for people
     */
    void onEnd(String why);
  }

  /** Makes links. */
  interface Opening {

    /**
     * Opens one; reports come from then on.
     *
     * @throws IOException if the exchange cannot be reached; the message says why
     */
    Link open(Listener listener) throws IOException;
  }
}
