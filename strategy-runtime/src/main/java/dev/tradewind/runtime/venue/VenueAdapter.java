package dev.tradewind.runtime.venue;

import java.util.function.Consumer;

/**
 * The way to one account at a venue. Every adapter passes the conformance kit.
 *
 * <p>An adapter keeps a session by itself: it begins one, tells {@link VenueEvent.SessionBegan} or
 * {@link VenueEvent.SessionEnded}, and after an end tries again, with pauses, until it is closed.
 * Within a session it tells what the venue says, once each and in that order; it invents nothing,
 * forgets nothing, and sends nothing again by itself.
 */
public interface VenueAdapter extends AutoCloseable {

  /**
   * Begins; called once.
   *
   * @param events hears what the venue tells, on threads of the adapter's, one call at a time; it
   *     returns at once
   */
  void start(Consumer<VenueEvent> events);

  /**
   * Hands a request to the transport. Any thread; it does not wait for the venue.
   *
   * @return false if it was certainly not sent, for there is no session; after true it may have
   *     arrived or not
   */
  boolean send(VenueRequest request);

  /**
   * Ends the session, in which nothing is heard any more, so that another one begins. Any thread.
   */
  void reconnect();

  /** Ends the session and all threads; nothing is told after that. */
  @Override
  void close();
}
