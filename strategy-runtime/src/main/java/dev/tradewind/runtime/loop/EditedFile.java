package dev.tradewind.runtime.loop;

import dev.tradewind.api.pod.BookState;
import dev.tradewind.api.pod.ControlCommand;
import dev.tradewind.api.pod.PodStatus;
import dev.tradewind.runtime.plan.Plan;
import java.math.BigDecimal;
import java.util.Optional;

/** What a strategy file asks of a book that has been traded before. Stateless. */
final class EditedFile {

  /** Who commands, for the record. */
  static final String SENDER = "the strategy file";

  private EditedFile() {}

  /**
   * The next command that brings the book to what the file says: first the capital, which may be
   * refused, then the state. Empty when the book is there.
   */
  static Optional<ControlCommand> next(Plan plan, PodStatus status) {
    long sequence = status.commandSequence() + 1;
    BigDecimal capital = new BigDecimal(plan.file().spec().capital().amount());
    if (capital.compareTo(status.capital()) != 0) {
      return Optional.of(new ControlCommand.SetCapital(plan.uid(), sequence, capital));
    }
    BookState state = plan.initialState();
    // Under a latch the state does not tell what was commanded last, and no file releases it.
    if (status.latch() == null && state != status.state() && mayFollow(status.state(), state)) {
      return Optional.of(new ControlCommand.SetState(plan.uid(), sequence, state));
    }
    return Optional.empty();
  }

  /** A file cannot ask for a halt, so it does not end one either, unless it is stricter still. */
  private static boolean mayFollow(BookState now, BookState next) {
    return now != BookState.Halted || next == BookState.Flat;
  }
}
