package dev.tradewind.kubectl;

import dev.tradewind.kubectl.command.Plugin;
import dev.tradewind.kubectl.console.ProcessConsole;

/** The entry point; kubectl starts it for {@code kubectl tradewind …}. */
public final class KubectlTradewind {
  private KubectlTradewind() {}

  /** Executes a command line and ends the process with 0, 1 or 2. */
  public static void main(String... arguments) {
    // Libraries log through SLF4J; without a provider it would say so on every start.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(Plugin.execute(ProcessConsole.open(), arguments));
  }
}
