package dev.tradewind.runtime.ledger;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How a process comes to a ledger, however often it opens it.
 *
 * @param directory where it lies
 * @param clock that claims are reckoned by
 * @param watch over the claim of another process; one for all attempts
 * @param trouble hears, on a thread of the ledger's, that it cannot be written any more ({@link
 *     LedgerUnavailable}: close it) or that the claim is lost ({@link ClaimLost}: end)
 */
public record LedgerAccess(
    Path directory, LedgerClock clock, ClaimWatch watch, Consumer<Exception> trouble) {}
