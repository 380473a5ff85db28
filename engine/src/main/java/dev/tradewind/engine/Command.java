package dev.tradewind.engine;

/**
 * What an operator tells a book. Commands are recorded input, like bars: the same sequence gives
 * the same outcome.
 */
public sealed interface Command {

  /** Obey a state from now on. */
  record SetState(TradingState state) implements Command {}

  /**
   * Bring the capital to an amount; the difference is a deposit or a withdrawal.
   *
   * @param amount at the account's cash scale
   */
  record SetCapital(long amount) implements Command {}

  /**
   * Hold a stop that no other command loosens. A latch as strict stays, and this one is then obeyed
   * without being held; a laxer one is replaced.
   */
  record SetLatch(Latch latch) implements Command {}

  /**
   * Release the latch of that id, and obey what was commanded last. The id that was released last
   * is accepted again and does nothing, so that the command may be repeated; any other is refused.
   */
  record ReleaseLatch(String id) implements Command {}

  /** Reckon the drawdown that is limited from the present equity on; no statistic changes. */
  record ResetDrawdown() implements Command {}

  /**
   * Close what is held as state Flat does, and hold it so until the {@link Stop} that is to come;
   * what was commanded is not changed. What the strategy itself had working is put back at the
   * {@link Start}. A book that is stopped, or whose data has ended, stays as it is.
   *
   * @param keepsStops whether protective stops stand beside the order that closes
   */
  record WindDown(boolean keepsStops) implements Command {}

  /**
   * Cancel what works and take no more bars; the position is kept. What the strategy itself had
   * working is put back at the {@link Start}, if the strategy goes on.
   *
   * @param keepsStops whether protective stops go on working at the venue
   */
  record Stop(boolean keepsStops) implements Command {

    /** Cancels everything. */
    public Stop() {
      this(false);
    }
  }

  /** Go on after {@link Stop}, in the state the book had. */
  record Start() implements Command {}
}
