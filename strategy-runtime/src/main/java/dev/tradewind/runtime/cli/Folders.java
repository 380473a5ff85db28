package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are on a laptop, where nobody says so. Stateless. */
final class Folders {

  private Folders() {}

  /** {@code data} beside the strategy file, else {@code ../data}. */
  static Path data(Path strategyFile) {
    Path folder = strategyFile.toAbsolutePath().normalize().getParent();
    Path beside = folder.resolve("data");
    Path above = folder.resolveSibling("data");
    return !Files.isDirectory(beside) && Files.isDirectory(above) ? above : beside;
  }

  /** A folder of the strategy's own among the user's state. */
  static Path ledger(Plan plan) {
    String state = System.getenv("XDG_STATE_HOME");
    Path home =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return home.resolve("tradewind").resolve(plan.namespace()).resolve(plan.file().name());
  }
}
