package dev.tradewind.engine;

/** Why a book has latched. */
public enum LatchCause {
  /** The loss of the risk day passed its limit. */
  DAILY_LOSS("DailyLoss"),
  /** The drawdown passed its limit. */
  DRAWDOWN("Drawdown"),
  /** The equity does not cover the margin of what is held. */
  MARGIN("Margin"),
  /** A person stopped it, past everybody who commands it. */
  BREAK_GLASS("BreakGlass"),
  /** Nothing was heard of an order, nor of a fill, for so long that it counts as lost. */
  LOST_ORDER("LostOrder"),
  /** Book and venue do not say the same, and nothing explains it. */
  DIFFERENCE("Difference");

  private final String label;

  LatchCause(String label) {
    this.label = label;
  }

  /** Whether a limit of risk was passed. */
  public boolean isLimit() {
    return this == DAILY_LOSS || this == DRAWDOWN || this == MARGIN;
  }

  /** The word used in documents and as a metric's label. */
  public String label() {
    return label;
  }
}
