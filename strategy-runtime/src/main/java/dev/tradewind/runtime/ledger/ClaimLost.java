package dev.tradewind.runtime.ledger;

/**
 * This process must not trade the book any more, whatever else it could still do: it ends. Its
 * message is a sentence for people.
 */
public final class ClaimLost extends RuntimeException {

  /** An order was about to be sent. */
  public static ClaimLost beforeSending() {
    return new ClaimLost("the process stood still for too long before it could send an order");
  }

  /** Another process has logged on to the account at the venue. */
  public static ClaimLost atVenue(String venue) {
    return new ClaimLost("another process has logged on to its account at " + venue);
  }

  ClaimLost(String why) {
    super(
        "The claim on the ledger is lost, for "
            + why
            + ": this process trades no more. Started again, it goes on where it left off.");
  }
}
