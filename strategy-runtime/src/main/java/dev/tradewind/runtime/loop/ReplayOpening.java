package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.DataFile;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.replay.DataUnavailable;
import dev.tradewind.runtime.replay.Prices;
import dev.tradewind.runtime.replay.Replay;
import java.util.List;

/** Finds the place in the price files from which a book goes on. Stateless. */
final class ReplayOpening {

  private ReplayOpening() {}

  /**
   * Reads the files and goes to the first bar that the book has not taken.
   *
   * @throws DataUnavailable if a file is missing, broken, or not the one that the book has read so
   *     far
   */
  static Replay open(Book book, LoopSettings settings) throws DataUnavailable {
    Prices prices = Prices.read(settings.data(), settings.plan());
    List<DataFile> files = prices.documents();
    if (!book.data().isEmpty()) {
      refuseChanged(book.data(), files);
      return Replay.after(book.feedPosition(), prices, settings.plan(), settings.loops());
    }
    Replay replay =
        book.sourceChanged()
            ? Replay.since(book.marketTime(), prices, settings.plan(), settings.loops())
            : Replay.after(book.feedPosition(), prices, settings.plan(), settings.loops());
    book.read(files, replay.position());
    return replay;
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
