"""W1 with backtesting.py: a Strategy with two indicators, filled at the next open."""
import sys
import warnings

from clock import now, report

start = now()
import numpy as np
import pandas as pd
from backtesting import Backtest, Strategy

warnings.filterwarnings("ignore")


def rolling_sum(prices, length):
    # Of whole cents, which are exact; means of prices are not.
    return (pd.Series(prices) * 100).round().rolling(length).sum()


class Crossover(Strategy):
    def init(self):
        self.fast = self.I(rolling_sum, self.data.Close, 20, plot=False)
        self.slow = self.I(rolling_sum, self.data.Close, 100, plot=False)

    def next(self):
        if np.isnan(self.slow[-2]):
            return
        up = self.fast[-1] * 100 > self.slow[-1] * 20
        before = self.fast[-2] * 100 > self.slow[-2] * 20
        if up and not before and not self.position:
            self.buy(size=1)
        elif before and not up and self.position:
            self.position.close()


bars = pd.read_csv(sys.argv[2], index_col="ts_utc", parse_dates=True)
bars.columns = [name.capitalize() for name in bars.columns]
loaded = now()
run = Backtest(bars, Crossover, cash=100_000, commission=0, trade_on_close=False, finalize_trades=False).run()
trades, still_open = run["_trades"], run["_strategy"].trades
fills = 2 * len(trades) + len(still_open)
report(start, loaded, now(), len(bars), fills, run["Equity Final [$]"] - 100_000)
