package dev.tradewind.runtime.cli;

import dev.tradewind.runtime.application.ExitCode;
import dev.tradewind.runtime.backtest.BacktestReport;
import dev.tradewind.runtime.backtest.BacktestRun;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.plan.PlanReader;
import dev.tradewind.runtime.plan.Refused;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backtest FILE}: trades all prices at once and says how it went. */
@Command(
    name = "backtest",
    description = "Trade all prices of a strategy's files at once and report the result.")
final class BacktestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A TradingStrategy manifest.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:TRADEWIND_DATA_DIRECTORY}",
      description = "Folder of <SYMBOL>.csv.gz; default: data beside FILE, else ../data.")
  private Path data;

  @Option(names = "--json", description = "Print one JSON document with exact decimals.")
  private boolean json;

  @Override
  public Integer call() throws Refused, DataUnavailable {
    Plan plan = PlanReader.read(file);
    Prices prices = Prices.read(data == null ? Folders.data(file) : data, plan);
    BacktestRun run = BacktestRun.of(plan, prices);
    spec.commandLine().getOut().println(json ? run.json() : BacktestReport.text(plan, run));
    return ExitCode.OK;
  }
}
