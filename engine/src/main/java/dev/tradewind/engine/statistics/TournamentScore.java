package dev.tradewind.engine.statistics;

import java.util.Comparator;

/**
 * What an algo made of a symbol in a tournament. A value V is cash plus shares at a bin's close; V₀
 * is that of the first close, starting shares included. Immutable; any thread.
 *
 * @param symbol that was traded
 * @param algo that traded it
 * @param roi see {@link #roiOf}
 * @param excess see {@link #excessOf}
 */
public record TournamentScore(String symbol, String algo, double roi, double excess) {

  /** Best first: by ROI, of equal ones by excess, then by symbol and algo in order of letters. */
  public static final Comparator<TournamentScore> RANKING =
      Comparator.comparingDouble(TournamentScore::roi)
          .thenComparingDouble(TournamentScore::excess)
          .reversed()
          .thenComparing(TournamentScore::symbol)
          .thenComparing(TournamentScore::algo);

  /**
   * The score of one run, all amounts at one cash scale.
   *
   * @param first V₀
   * @param last V at the last close
   * @param held cash and shares of the start, at the last close
   * @throws IllegalArgumentException if {@code first} is not positive
   */
  public static TournamentScore of(String symbol, String algo, long first, long last, long held) {
    if (first <= 0) {
      throw new IllegalArgumentException(
          algo + " on " + symbol + ": the value at the first close must be above 0.");
    }
    return new TournamentScore(symbol, algo, roiOf(last, first), excessOf(last, held, first));
  }

  /** Return on the first value in percent: 100·V / V₀ − 100. The drift of what was held counts. */
  public static double roiOf(long last, long first) {
    return 100.0 * last / first - 100;
  }

  /**
   * Gain over holding what the start had, in percent of the first value: 100·(V − (cash₀ +
   * shares₀·close)) / V₀.
   */
  public static double excessOf(long last, long held, long first) {
    return 100.0 * (last - held) / first;
  }
}
