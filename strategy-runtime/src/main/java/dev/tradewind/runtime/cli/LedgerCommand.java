package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.ledger.inspection.BookCheck;
import dev.tradewind.runtime.ledger.inspection.Finding;
import dev.tradewind.runtime.ledger.inspection.LedgerInspection;
import dev.tradewind.runtime.ledger.inspection.NoLedger;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ledger}: reads a ledger and changes nothing, also one that is traded. Ends with 0, with 1
 * if the ledger is damaged or the output cannot be written, or with 2 if there is no ledger.
 */
@Command(
    name = "ledger",
    description = "Read a ledger: what it holds, whether it holds together, all of it as JSON.",
    synopsisSubcommandLabel = "COMMAND")
final class LedgerCommand {

  private static final String WHERE = "A ledger.db, or the folder that it is in.";

  @Spec private CommandSpec spec;

  @Command(name = "show", description = "Say what a ledger holds.")
  int show(@Parameters(paramLabel = "FILE", description = WHERE) Path file) throws NoLedger {
    try (LedgerInspection ledger = LedgerInspection.open(file)) {
      ledger.summary().lines().forEach(out()::println);
      return end(ExitCode.OK);
    }
  }

  @Command(name = "verify", description = "Look whether a ledger holds together.")
  int verify(
      @Parameters(paramLabel = "FILE", description = WHERE) Path file,
      @Option(
              names = "--strategy",
              paramLabel = "FILE",
              description =
                  "The TradingStrategy manifest: also compare the engine's state with the fills.")
          Path strategy)
      throws NoLedger, Refused {
    Optional<BookCheck> book =
        strategy == null ? Optional.empty() : Optional.of(new BookCheck(PlanReader.read(strategy)));
    try (LedgerInspection ledger = LedgerInspection.open(file)) {
      List<Finding> findings = ledger.verify(book);
      findings.forEach(this::tell);
      boolean good = findings.stream().allMatch(Finding::isGood);
      out().println(good ? "The ledger is whole." : "The ledger is damaged.");
      return end(good ? ExitCode.OK : ExitCode.FAILED);
    }
  }

  private void tell(Finding finding) {
    out().println((finding.isGood() ? "good  " : "bad   ") + finding.what());
    finding.problems().forEach(problem -> out().println("      " + problem));
  }

  @Command(name = "export", description = "Print all rows as lines of JSON.")
  int export(@Parameters(paramLabel = "FILE", description = WHERE) Path file)
      throws NoLedger, IOException {
    try (LedgerInspection ledger = LedgerInspection.open(file)) {
      ledger.export(out());
      return end(ExitCode.OK);
    }
  }

  /** Writers, and the standard output, keep to themselves that they could not write. */
  private int end(int code) {
    if (out().checkError() || System.out.checkError()) {
      spec.commandLine().getErr().println("Not all could be written: the output is cut short.");
      return ExitCode.FAILED;
    }
    return code;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
