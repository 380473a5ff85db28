package dev.tradewind.engine;

/** What a book is allowed to do, from the freest to the strictest. */
public enum TradingState {
  /** Everything. */
  RUNNING("Running"),
  /** Exits only; working entries are cancelled. */
  PAUSED("Paused"),
  /** Nothing; all working orders are cancelled and the position is held. */
  HALTED("Halted"),
  /** Nothing but closing: the position goes to zero and stays there. */
  FLAT("Flat");

  private final String label;

  TradingState(String label) {
    this.label = label;
  }

  /**
   * The word used in documents: {@code Running}, {@code Paused}, {@code Halted} or {@code Flat}.
   */
  public String label() {
    return label;
  }

  /** The stricter of this and another. */
  public TradingState stricter(TradingState other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
