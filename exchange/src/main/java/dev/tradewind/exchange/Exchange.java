package dev.tradewind.exchange;

import dev.tradewind.exchange.cli.ExchangeCommand;

/** The entry point. */
public final class Exchange {

  private Exchange() {}

  /** Executes a command line and ends the process: 0 is well, 1 a failure, 2 bad input. */
  public static void main(String... args) {
    System.exit(ExchangeCommand.execute(args));
  }
}
