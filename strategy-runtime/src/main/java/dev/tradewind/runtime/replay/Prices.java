package dev.tradewind.runtime.replay;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.engine.market.Instrument;
import dev.tradewind.engine.market.quality.DataReport;
import dev.tradewind.marketdata.PriceFile;
import dev.tradewind.marketdata.PriceFileException;
import dev.tradewind.marketdata.PriceFileReader;
import dev.tradewind.marketdata.ReplayFeed;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The price files of a strategy, read whole. Immutable; any thread.
 *
 * @param files one per symbol, in the order of the strategy
 */
public record Prices(List<PriceFile> files) {

  private static final int BASIS_POINTS = 10_000;

  /** Of an algo that may know bars of other files, or the same ones a second time. */
  public static final int NO_WARMUP = 0;

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
    PriceFileReader reader = new PriceFileReader(plan.interval().toNanos(), plan.badRows());
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

  /**
   * Sentences about files of which rows were left out, about those in which no order can ever fill,
   * for the volume is missing or too small, and about those that end before the algo orders.
   *
   * @param participation see {@link ExchangeSettings}, in basis points
   * @param warmupBars that the algo needs before it orders, or {@link #NO_WARMUP}
   */
  public List<String> warnings(int participation, int warmupBars) {
    long least = Math.ceilDiv(BASIS_POINTS, participation);
    Stream<String> incomplete =
        files.stream()
            .map(PriceFile::quality)
            .filter(quality -> quality.skippedRows() > 0)
            .map(DataReport::sentence);
    Stream<String> thin =
        files.stream()
            .filter(file -> file.largestVolume() < least)
            .map(file -> tooThin(file, least, participation));
    Stream<String> shorter =
        files.stream()
            .filter(file -> file.bars().size() < warmupBars)
            .map(file -> tooShort(file, warmupBars));
    return Stream.of(incomplete, thin, shorter).flatMap(sentences -> sentences).toList();
  }

  private static String tooShort(PriceFile file, int warmupBars) {
    return "%s ends after %d bars, and the algo needs %d before it orders: bring more bars, or shorten its windows."
        .formatted(file.name(), file.bars().size(), warmupBars);
  }

  private static String tooThin(PriceFile file, long least, int participation) {
    return "%s has no bar with a volume of %d or more, and at most %d%% of a bar's volume fills: no order can be filled."
        .formatted(file.name(), least, participation / (BASIS_POINTS / 100));
  }

  /** When the last bar of all closes, epoch nanoseconds. */
  public long end(Plan plan) {
    return files.stream().mapToLong(PriceFile::lastOpenTime).max().orElseThrow()
        + plan.interval().toNanos();
  }

  private static DataFile document(PriceFile file) {
    return new DataFile(
        file.instrument().symbol(),
        file.name(),
        file.sha256(),
        file.bars().size(),
        Figures.time(file.firstOpenTime()),
        Figures.time(file.lastOpenTime()),
        file.quality().skippedRows());
  }
}
