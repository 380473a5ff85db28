package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.Fill;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.book.Book;
import dev.tradewind.runtime.ledger.ClaimLost;
import dev.tradewind.runtime.ledger.CommandEntry;
import dev.tradewind.runtime.ledger.OrderEvent;
import dev.tradewind.runtime.ledger.OrderIntent;
import dev.tradewind.runtime.ledger.Turn;
import dev.tradewind.runtime.status.Problem;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The loop's lines in the log. Used by the loop's thread. */
final class LoopLog {

  private static final Logger LOG = Logger.getLogger("dev.tradewind.loop");

  private final LoopSettings settings;
  private Problem last;

  LoopLog(LoopSettings settings) {
    this.settings = settings;
  }

  void opened(Book book) {
    LOG.infof(
        "Ledger open: epoch %d, %d bars taken, state %s",
        book.epoch(), book.engine().counts().bars(), book.engine().state().label());
    if (book.engine().isCompleted() && !settings.supervised()) {
      LOG.infof(
          "The replay of this book is complete: to start over, end this process and remove the"
              + " folder %s",
          settings.ledger());
    }
  }

  void waitingForCommand() {
    LOG.info("New book: waiting for the first command");
  }

  void trading(long position, long speed) {
    LOG.infof("Trading from bar %d on, %d market seconds per second", position + 1, speed);
  }

  void turn(Turn turn) {
    for (CommandEntry command : turn.commands()) {
      LOG.infof(
          "Command %sfrom %s: %s",
          command.sequence() == null ? "" : command.sequence() + " ",
          command.sender(),
          command.body());
    }
    for (OrderIntent order : turn.intents()) {
      LOG.infof(
          "Order %s: %s %s %s %s%s",
          order.clientOrderId(),
          order.side(),
          order.quantity().toPlainString(),
          order.symbol(),
          order.type(),
          order.limitPrice() == null ? "" : " " + order.limitPrice().toPlainString());
    }
    for (OrderEvent event : turn.orderEvents()) {
      if (event.reason() != null) {
        LOG.infof("Order number %d: %s, %s", event.orderNumber(), event.status(), event.reason());
      }
    }
    for (Fill fill : turn.fills()) {
      LOG.infof(
          "Fill %s: %s %s %s at %s on %s",
          fill.executionId(),
          fill.side(),
          fill.quantity().toPlainString(),
          fill.symbol(),
          fill.price().toPlainString(),
          fill.time());
    }
  }

  void state(BookState from, BookState to) {
    if (from != to) {
      LOG.infof("State %s, was %s", to, from);
    }
  }

  void risk(PodStatus was, PodStatus now) {
    if (now.breach() != null && now.breach() != was.breach()) {
      LOG.warnf("Limit passed: %s; nothing new is opened", now.breach());
    } else if (now.breach() == null && was.breach() != null) {
      LOG.infof("Limit passed no more: %s", was.breach());
    }
    if (now.latch() != null && !now.latch().equals(was.latch())) {
      LOG.warnf(
          "Latched %s, %s: %s (id %s)",
          now.latch().level(), now.latch().cause(), now.latch().message(), now.latch().id());
    }
  }

  void completed(String pnl, String currency) {
    LOG.infof("Completed: the replay has ended with a profit of %s %s", pnl, currency);
  }

  void closing(String positions, Duration grace) {
    LOG.infof("The process has to go: closing %s, for at most %d s", positions, grace.toSeconds());
  }

  void notClosed(String sentence) {
    LOG.warn(sentence);
  }

  void problem(Problem problem) {
    if (!problem.equals(last)) {
      LOG.warnf("%s: %s", problem.reason(), problem.message());
    }
    last = problem;
  }

  void recovered() {
    last = null;
  }

  void closed() {
    LOG.info("Ledger closed");
  }

  void claimLost(ClaimLost lost) {
    LOG.error(lost.getMessage());
  }

  void failed(Throwable failure) {
    LOG.error("The loop failed", failure);
  }
}
