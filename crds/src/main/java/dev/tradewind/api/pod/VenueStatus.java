package dev.tradewind.api.pod;

import dev.tradewind.api.v1alpha1.ReconciledReason;
import java.util.List;

/**
 * A pod's account at a venue outside of it.
 *
 * @param name of the venue
 * @param connected whether there is a session
 * @param reconciled whether book and venue agree; null while they are being compared
 * @param message both sides where they do not, else empty
 * @param unconfirmedCancels client order ids of orders that are to end, and of which the venue has
 *     not said that they are
 */
public record VenueStatus(
    String name,
    boolean connected,
    ReconciledReason reconciled,
    String message,
    List<String> unconfirmedCancels) {

  public VenueStatus {
    message = message == null ? "" : message;
    unconfirmedCancels = unconfirmedCancels == null ? List.of() : List.copyOf(unconfirmedCancels);
  }
}
