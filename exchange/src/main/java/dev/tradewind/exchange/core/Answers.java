package dev.tradewind.exchange.core;

import dev.tradewind.exchange.protocol.Lookup;
import dev.tradewind.exchange.protocol.Report;
import dev.tradewind.exchange.protocol.Request;
import java.util.List;
import java.util.function.BiConsumer;

/** Answers what is only asked. Used by one thread. */
record Answers(Lookup lookup, Accounts accounts) {

  /** So many orders or fills are less than the longest line. */
  private static final int PART = 100;

  /** Makes a report of one part. */
  private interface Part<T> {
    Report of(List<T> some, long number, boolean more);
  }

  void status(LoggedOnSession session, Request.OrderStatus asked, BiConsumer<Long, Report> to) {
    String id = asked.clientOrderId();
    OrderRegister register = accounts.account(session.account).register();
    TrackedOrder order =
        switch (lookup) {
          case None -> null;
          case OpenOrders -> register.open(id);
          case All -> register.find(id);
        };
    to.accept(
        session.number,
        order == null ? new Report.UnknownOrder(id, accounts.prices().time()) : order.report());
  }

  void openOrders(LoggedOnSession session, BiConsumer<Long, Report> to) {
    List<Report.OrderState> open = accounts.account(session.account).register().open();
    inParts(open, Report.OpenOrdersAnswer::new, session, to);
  }

  void fills(LoggedOnSession session, Request.Fills asked, BiConsumer<Long, Report> to) {
    List<Report.Filled> fills = accounts.account(session.account).holdings().after(asked.after());
    inParts(fills, Report.FillsAnswer::new, session, to);
  }

  private static <T> void inParts(
      List<T> all, Part<T> answer, LoggedOnSession session, BiConsumer<Long, Report> to) {
    int from = 0;
    long number = 0;
    do {
      int end = Math.min(all.size(), from + PART);
      to.accept(session.number, answer.of(all.subList(from, end), number++, end < all.size()));
      from = end;
    } while (from < all.size());
  }

  void positions(LoggedOnSession session, BiConsumer<Long, Report> to) {
    to.accept(session.number, accounts.account(session.account).holdings().report());
  }
}
