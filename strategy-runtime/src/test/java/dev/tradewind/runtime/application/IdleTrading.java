package dev.tradewind.runtime.application;

import dev.tradewind.runtime.loop.LoopSettings;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;

/** A loop that nobody starts, for what only looks at it. */
public final class IdleTrading {

  private IdleTrading() {}

  public static Trading of(Plan plan) {
    return new Trading(
        new LoopSettings(plan, Path.of("data"), Path.of("ledger"), 1, false, "0.0.0"));
  }
}
