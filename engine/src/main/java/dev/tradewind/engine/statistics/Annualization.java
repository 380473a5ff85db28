package dev.tradewind.engine.statistics;

/** How many daily returns make a year. */
public enum Annualization {
  /** Markets with hours: 252. */
  MARKET_DAYS(252),
  /** Markets that never close: 365. */
  CALENDAR_DAYS(365);

  private final int daysPerYear;

  Annualization(int daysPerYear) {
    this.daysPerYear = daysPerYear;
  }

  /** Daily returns of a year. */
  public int daysPerYear() {
    return daysPerYear;
  }
}
