package dev.tradewind.runtime.replay;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.PriceFileException;
import dev.tradewind.marketdata.PriceFileReader;
import dev.tradewind.marketdata.ReplayFeed;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The price files of a strategy, read whole. Immutable; any thread.
 *
 * @param files one per symbol, in the order of the strategy
 */
public record Prices(List<PriceFile> files) {

  /** Keeps a copy. */
  public Prices {
    files = List.copyOf(files);
  }

  /**
   * Reads them all.
   *
   * @throws DataUnavailable if one is missing or broken
   */
  public static Prices read(Path directory, Plan plan) throws DataUnavailable {
    PriceFileReader reader = new PriceFileReader(plan.interval().toNanos());
    List<PriceFile> files = new ArrayList<>();
    try {
      for (Instrument instrument : plan.instruments()) {
        files.add(reader.read(directory, instrument));
      }
    } catch (PriceFileException e) {
      throw new DataUnavailable(e.getMessage(), e);
    }
    return new Prices(files);
  }

  /** A feed that stands before its first bar. */
  public ReplayFeed feed(Plan plan, boolean loop) {
    return new ReplayFeed(files, plan.interval().toNanos(), loop);
  }

  /** What is told about the files. */
  public List<DataFile> documents() {
    return files.stream().map(Prices::document).toList();
  }

  private static DataFile document(PriceFile file) {
    return new DataFile(
        file.instrument().symbol(),
        file.name(),
        file.sha256(),
        file.bars().size(),
        Figures.time(file.firstOpenTime()),
        Figures.time(file.lastOpenTime()));
  }
}
