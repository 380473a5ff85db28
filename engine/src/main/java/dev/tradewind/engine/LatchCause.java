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
  BREAK_GLASS("BreakGlass");

  private final String label;

  LatchCause(String label) {
    this.label = label;
  }

  /** The word used in documents and as a metric's label. */
  public String label() {
    return label;
  }
}
