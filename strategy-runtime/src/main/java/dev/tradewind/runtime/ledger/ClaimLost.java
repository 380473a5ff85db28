package dev.tradewind.runtime.ledger;

/**
 * This process must not trade the book any more, whatever else it could still do: it ends. Its
 * message is a sentence for people.
 */
public final class ClaimLost extends RuntimeException {

  ClaimLost(String why) {
    super(
        "The claim on the ledger is lost, for "
            + why
            + ": this process trades no more. Started again, it goes on where it left off.");
  }
}
