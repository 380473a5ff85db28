package dev.tradewind.runtime.ledger.inspection;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.engine.Command;
import dev.tradewind.engine.TradingState;
import dev.tradewind.marketdata.ReplayFeed;
import dev.tradewind.runtime.Manifests;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.ClaimWatch;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.LedgerAccess;
import dev.tradewind.runtime.ledger.LedgerClock;
import dev.tradewind.runtime.plan.Plan;
import dev.tradewind.runtime.replay.Prices;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A ledger that was traded by the real book, in turns of many bars and in two processes. */
final class TradedBook {

  static final String MANIFEST = Manifests.ibm();
  static final Plan PLAN = Manifests.plan(MANIFEST);

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final int BARS_PER_TURN = 40;

  private TradedBook() {}

  /** Trades half of the bars in a process that ends, and the other half in one that goes on. */
  static Book trade(Path directory, Plan plan, int bars) throws Exception {
    Prices prices = Prices.read(Manifests.EXAMPLE_DATA, plan);
    ReplayFeed feed = prices.feed(plan, false);
    Book book = open(directory, plan);
    book.read(prices.documents(), 0);
    book.obey(
        new Command.SetState(TradingState.RUNNING), new CommandEntry(1L, NOW, "desk", "Running"));
    take(book, feed, bars / 2);
    book.close();
    Book second = open(directory, plan);
    take(second, feed, bars - bars / 2);
    return second;
  }

  private static Book open(Path directory, Plan plan) throws Exception {
    LedgerClock clock = new LedgerClock(() -> 0, InstantSource.fixed(NOW));
    return Book.open(
        new LedgerAccess(directory, clock, new ClaimWatch(), _ -> {}),
        plan,
        BookState.Running,
        "0.1.0",
        Optional.empty());
  }

  private static void take(Book book, ReplayFeed feed, int bars) throws Exception {
    for (int i = 1; i <= bars; i++) {
      feed.advance();
      book.onBar(feed.bar());
      if (i % BARS_PER_TURN == 0 || i == bars) {
        book.commit();
      }
    }
  }
}
