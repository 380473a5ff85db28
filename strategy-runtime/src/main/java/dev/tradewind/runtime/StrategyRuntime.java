package dev.tradewind.runtime;

import dev.tradewind.runtime.cli.StrategyRuntimeCommand;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The entry point. Only {@code run} starts Quarkus; all other commands answer and end. */
@QuarkusMain
public final class StrategyRuntime {

  private StrategyRuntime() {}

  /** Executes a command line and ends the process: 0 is well, 1 a failure, 2 bad input. */
  public static void main(String... args) {
    System.exit(StrategyRuntimeCommand.execute(args));
  }
}
