package dev.tradewind.runtime.status;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.Counts;
import dev.tradewind.api.pod.OpenOrder;
import dev.tradewind.api.pod.PodSample;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.api.pod.VenueStatus;
import dev.tradewind.api.v1alpha1.ReadyReason;
import dev.tradewind.api.v1alpha1.TradingReason;
import dev.tradewind.engine.TradingEngine;
import dev.tradewind.engine.TradingState;
import dev.tradewind.engine.market.hours.TradingHours;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.document.BookDocuments;
import dev.tradewind.runtime.document.Figures;
import dev.tradewind.runtime.ledger.Tally;
import dev.tradewind.runtime.plan.Plan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the {@code /status} document. Used by the loop's thread.
 *
 * @param plan what is traded
 * @param version of the runtime
 * @param initialState of a new book
 */
public record StatusWriter(Plan plan, String version, BookState initialState) {

  /** Before the ledger was opened for the first time. */
  public PodStatus withoutBook(Problem problem) {
    return new PodStatus(
        plan.uid(),
        plan.file().name(),
        plan.file().namespace(),
        plan.file().specHash(),
        version,
        TradingHours.zoneRulesVersion(),
        0,
        false,
        problem.reason(),
        problem.message(),
        initialState,
        initialState,
        null,
        null,
        0,
        false,
        TradingReason.valueOf(initialState == BookState.Running ? "Trading" : initialState.name()),
        false,
        false,
        new BigDecimal(plan.file().spec().capital().amount()),
        plan.file().spec().capital().currency(),
        null,
        List.of(),
        Counts.NONE,
        List.of(),
        null);
  }

  /**
   * The book as it is now; everything in it must be durable.
   *
   * @param problem why it is not traded; null if it is
   * @param note a sentence for people where there is no problem
   * @param venue its account at a venue outside; null for none
   */
  public PodStatus of(Book book, Problem problem, String note, VenueStatus venue) {
    TradingEngine engine = book.engine();
    Problem trouble = problem != null ? problem : flattening(engine);
    return new PodStatus(
        plan.uid(),
        plan.file().name(),
        plan.file().namespace(),
        plan.file().specHash(),
        version,
        TradingHours.zoneRulesVersion(),
        book.epoch(),
        trouble == null,
        trouble == null ? ReadyReason.AsAsked : trouble.reason(),
        trouble == null ? (note + " " + book.warning()).strip() : trouble.message(),
        BookState.valueOf(engine.state().label()),
        BookState.valueOf(engine.commanded().label()),
        engine.latch().map(book.documents()::latch).orElse(null),
        engine.breaches().stream().findFirst().map(BookDocuments::cause).orElse(null),
        book.commandSequence(),
        engine.isStopped(),
        trading(engine),
        engine.isCompleted(),
        engine.isSettled(),
        book.documents().money(engine.account().capital()),
        plan.file().spec().capital().currency(),
        sample(book),
        openOrders(book),
        counts(book),
        book.data(),
        venue);
  }

  private static Problem flattening(TradingEngine engine) {
    return engine.state() == TradingState.FLAT && !isOut(engine)
        ? new Problem(ReadyReason.Flattening, "The position is being closed at the next open.")
        : null;
  }

  private static boolean isOut(TradingEngine engine) {
    return engine.account().isFlat() && engine.openOrders() == 0;
  }

  private static TradingReason trading(TradingEngine engine) {
    if (engine.isCompleted()) {
      return TradingReason.Completed;
    }
    return switch (engine.state()) {
      case RUNNING -> TradingReason.Trading;
      case PAUSED -> TradingReason.Paused;
      case HALTED -> TradingReason.Halted;
      case FLAT -> isOut(engine) ? TradingReason.Flat : TradingReason.Flattening;
    };
  }

  /** Before the first bar the market stands at the first price, if the prices are known. */
  private static PodSample sample(Book book) {
    Instant time;
    if (book.marketTime() != 0) {
      time = Figures.time(book.marketTime());
    } else if (!book.data().isEmpty()) {
      time = book.data().getFirst().first();
    } else {
      return null;
    }
    return book.documents().sample(book.engine().account(), time, book.engine().openOrders());
  }

  private static List<OpenOrder> openOrders(Book book) {
    List<OpenOrder> orders = new ArrayList<>();
    book.engine().forEachOpenOrder(order -> orders.add(book.documents().order(order)));
    return orders;
  }

  private static Counts counts(Book book) {
    Tally tally = book.tally();
    return new Counts(
        book.engine().counts().bars(),
        tally.intents(),
        tally.totalFills(),
        tally.totalRejects(),
        tally.trades());
  }
}
