package dev.tradewind.engine.reference;

import dev.tradewind.engine.market.BarSeries;

/**
 * The crossover rule in one loop without an engine: buys and sells one share at the next open, free
 * of costs.
 */
record PlainLoop(int fills, long pnl) {

  static PlainLoop run(BarSeries bars, int fast, int slow) {
    long cash = 0;
    long position = 0;
    long pending = 0;
    int fills = 0;
    int before = -1;
    for (int i = 0; i < bars.size(); i++) {
      if (pending != 0) {
        cash -= pending * bars.open(i);
        position += pending;
        fills++;
        pending = 0;
      }
      if (i < slow - 1) {
        continue;
      }
      int above = sum(bars, i, fast) * slow > sum(bars, i, slow) * fast ? 1 : 0;
      if (before == 0 && above == 1 && position == 0) {
        pending = 1;
      } else if (before == 1 && above == 0 && position == 1) {
        pending = -1;
      }
      before = above;
    }
    return new PlainLoop(fills, cash + position * bars.close(bars.size() - 1));
  }

  private static long sum(BarSeries bars, int last, int length) {
    long sum = 0;
    for (int i = last - length + 1; i <= last; i++) {
      sum += bars.close(i);
    }
    return sum;
  }
}
