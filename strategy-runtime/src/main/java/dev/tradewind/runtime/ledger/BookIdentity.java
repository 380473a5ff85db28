package dev.tradewind.runtime.ledger;

/**
 * Whose book is opened, and with what.
 *
 * @param uid of the strategy; another one's book is refused
 * @param mode such as {@code Paper}; paper never enters a live book
 * @param venue where it is traded outside of the process; empty for the built-in exchange. Another
 *     one is another book
 * @param specHash of the trading-relevant spec
 * @param strategyHash of algo, parameters and interval: with another one the strategy's state
 *     starts afresh
 * @param source of the prices: with another one, other files are expected
 * @param version of the runtime
 */
public record BookIdentity(
    String uid,
    String mode,
    String venue,
    String specHash,
    String strategyHash,
    String source,
    String version) {}
