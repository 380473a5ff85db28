package dev.tradewind.exchange.faults;

/**
 * A message on its way.
 *
 * @param account whose; {@code null} before a logon
 * @param session on which it goes
 * @param direction {@link #REQUESTS} or {@link #REPORTS}
 * @param type the name of its record
 * @param delivery lets it arrive
 */
public record Traffic(
    String account, long session, String direction, String type, Runnable delivery) {

  /** All requests. */
  public static final String REQUESTS = "Requests";

  /** All reports. */
  public static final String REPORTS = "Reports";

  boolean isOf(String messages, String ofAccount) {
    return belongsTo(ofAccount) && (messages.equals(direction) || messages.equals(type));
  }

  boolean belongsTo(String ofAccount) {
    return ofAccount == null || ofAccount.equals(account);
  }

  boolean goesLike(Traffic other) {
    return session == other.session && direction.equals(other.direction);
  }
}
