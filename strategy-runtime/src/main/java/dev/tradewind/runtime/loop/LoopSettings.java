package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.v1alpha1.OnTerminate;
import dev.tradewind.api.v1alpha1.OrdersOnTerminate;
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

  private static final OnTerminate CANCEL = new OnTerminate(OrdersOnTerminate.Cancel, null, "10s");

  /** On the built-in exchange. */
  public LoopSettings(
      Plan plan, Path data, Path ledger, long speed, boolean supervised, String version) {
    this(plan, data, ledger, speed, supervised, version, Optional.empty());
  }

  /**
   * What is done before the process ends; null for nothing. Orders at a venue outside are cancelled
   * where nobody says what else is to become of them: nobody would watch them.
   */
  public OnTerminate onTerminate() {
    OnTerminate wish = plan.file().spec().onTerminate();
    return wish == null && venue.isPresent() ? CANCEL : wish;
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
