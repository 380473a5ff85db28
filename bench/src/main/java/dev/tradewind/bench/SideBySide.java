package dev.tradewind.bench;

/** Engines that trade the same feed side by side. Stateless; any thread. */
public final class SideBySide {

  /** So many bars stay in a processor's cache while all engines go over them. */
  private static final int BLOCK = 4096;

  private SideBySide() {}

  /** Trades all events with every engine. */
  public static Outcome finish(Run[] runs) {
    boolean more = true;
    while (more) {
      more = step(runs, BLOCK);
    }
    Outcome all = Outcome.NONE;
    for (Run run : runs) {
      all = all.plus(run.finish());
    }
    return all;
  }

  /**
   * Trades at most {@code events} events with every engine.
   *
   * @return whether there were so many
   */
  public static boolean step(Run[] runs, int events) {
    boolean more = true;
    for (Run run : runs) {
      more = run.step(events);
    }
    return more;
  }
}
