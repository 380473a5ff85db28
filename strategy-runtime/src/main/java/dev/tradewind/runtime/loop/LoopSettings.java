package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.runtime.account.VenueAccess;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a loop is started with.
 *
 * @param plan what is traded
 * @param data folder of the price files
 * @param ledger folder of the ledger
 * @param speed market seconds per second
 * @param supervised whether an operator watches: then a new book waits for its first command, and
 *     problems are told and waited out
 * @param version of the runtime
 * @param venue where it is traded outside of the process; empty for the built-in exchange
 */
public record LoopSettings(
    Plan plan,
    Path data,
    Path ledger,
    long speed,
    boolean supervised,
    String version,
    Optional<VenueAccess> venue) {

  /** On the built-in exchange. */
  public LoopSettings(
      Plan plan, Path data, Path ledger, long speed, boolean supervised, String version) {
    this(plan, data, ledger, speed, supervised, version, Optional.empty());
  }

  /** The state of a new book. */
  public BookState initialState() {
    return supervised ? BookState.Paused : plan.initialState();
  }

  /** Whether the replay begins again at its end. */
  public boolean loops() {
    return plan.file().spec().marketData().replay().loop();
  }
}
