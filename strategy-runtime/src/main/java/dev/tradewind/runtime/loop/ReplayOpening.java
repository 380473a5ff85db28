package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import dev.tradewind.runtime.replay.Replay;
import java.util.List;
import org.jboss.logging.Logger;

/** Finds the place in the price files from which a book goes on. Stateless. */
final class ReplayOpening {

  private static final Logger LOG = Logger.getLogger("dev.tradewind.loop");

  private ReplayOpening() {}

  /**
   * Reads the files and goes to the first bar that the book has not taken.
   *
   * @throws DataUnavailable if a file is missing, broken, or not the one that the book has read so
   *     far, or if the files of another source end before the book's time
   */
  static Replay open(Book book, LoopSettings settings) throws DataUnavailable {
    Prices prices = Prices.read(settings.data(), settings.plan());
    List<DataFile> files = prices.documents();
    warn(book, prices);
    if (!book.data().isEmpty()) {
      refuseChanged(book.data(), files);
      return Replay.after(book.feedPosition(), prices, settings.plan(), settings.loops());
    }
    Replay replay =
        book.sourceChanged()
            ? since(book.marketTime(), prices, settings)
            : Replay.after(book.feedPosition(), prices, settings.plan(), settings.loops());
    book.read(files, replay.position());
    return replay;
  }

  /** A book that has not come to its end must not be ended by files that do not reach it. */
  private static Replay since(long marketTime, Prices prices, LoopSettings settings)
      throws DataUnavailable {
    Replay replay = Replay.since(marketTime, prices, settings.plan(), settings.loops());
    if (!replay.hasNext() && !settings.loops()) {
      throw new DataUnavailable(
          "The prices of %s end at %s, but the book stands at %s: bring prices that reach further, or let them begin again with spec.marketData.replay.loop."
              .formatted(
                  String.join(", ", settings.plan().file().spec().allSymbols()),
                  Figures.time(prices.end(settings.plan())),
                  Figures.time(marketTime)));
    }
    return replay;
  }

  private static void warn(Book book, Prices prices) {
    List<String> warnings =
        prices.warnings(book.documents().setup().exchange().participation(), Prices.NO_WARMUP);
    warnings.forEach(LOG::warn);
    book.warn(String.join(" ", warnings));
  }

  private static void refuseChanged(List<DataFile> before, List<DataFile> now)
      throws DataUnavailable {
    for (DataFile file : now) {
      for (DataFile known : before) {
        if (known.symbol().equals(file.symbol()) && !known.sha256().equals(file.sha256())) {
          throw new DataUnavailable(
              "%s has changed under an open replay (sha256 %.12s, was %.12s): bring the old file back, or give the new one another spec.marketData.sourceRef.name."
                  .formatted(file.file(), file.sha256(), known.sha256()));
        }
      }
    }
  }
}
