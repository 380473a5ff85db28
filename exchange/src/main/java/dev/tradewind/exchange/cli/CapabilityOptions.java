package dev.tradewind.exchange.cli;

import dev.tradewind.exchange.protocol.Capabilities;
import dev.tradewind.exchange.protocol.Idempotence;
import dev.tradewind.exchange.protocol.Lookup;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** What accounts may rely on. */
final class CapabilityOptions {

  @Option(
      names = "--idempotence",
      paramLabel = "HOW",
      defaultValue = "Permanent",
      description =
          "How long a client order id is remembered: ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}.")
  private Idempotence idempotence;

  @Option(
      names = "--lookup",
      paramLabel = "WHICH",
      defaultValue = "All",
      description =
          "Which orders are found by their id: ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}.")
  private Lookup lookup;

  @Option(
      names = "--shared-logon",
      description =
          "Several sessions of an account may last; default: a new one ends the older one.")
  private boolean sharedLogon;

  @Option(
      names = "--cancel-on-disconnect",
      description = "Orders end with the account's last session; default: they work on.")
  private boolean cancelOnDisconnect;

  Capabilities capabilities() {
    return new Capabilities(idempotence, lookup, !sharedLogon, cancelOnDisconnect);
  }

  /** What must be the same whenever the exchange starts anew. */
  void describe(SortedMap<String, String> to) {
    to.put("--idempotence", idempotence.name());
    to.put("--lookup", lookup.name());
    to.put("--shared-logon", String.valueOf(sharedLogon));
    to.put("--cancel-on-disconnect", String.valueOf(cancelOnDisconnect));
  }
}
