"""W1 and W3 with vectorbt: signals as arrays, filled at the next open."""
import sys

from clock import now, report

start = now()
import numpy as np
import pandas as pd
import vectorbt as vbt

FASTS, SLOWS = range(5, 51, 5), range(60, 151, 10)


def signals(close, fast, slow):
    # Rolling sums of whole cents are exact, rolling means of prices are not.
    cents = (close * 100).round()
    above = cents.rolling(fast).sum() * slow > cents.rolling(slow).sum() * fast
    before = above.shift(1, fill_value=False)
    both = np.arange(len(close)) >= slow
    entries, exits = above & ~before & both, ~above & before & both
    return entries.shift(1, fill_value=False), exits.shift(1, fill_value=False)


def trade(bars, fast, slow):
    entries, exits = signals(bars["close"], fast, slow)
    portfolio = vbt.Portfolio.from_signals(
        bars["close"], entries, exits, price=bars["open"], size=1, fees=0, slippage=0, init_cash=100_000, direction="longonly", freq="1min"
    )
    return portfolio.orders.count(), portfolio.total_profit()


# Without the times as an index, with which it takes ten times as long.
bars = pd.read_csv(sys.argv[2])
# The first call compiles.
trade(bars[:500], 20, 100)
loaded = now()
pairs = [(20, 100)] if sys.argv[1] == "W1" else [(fast, slow) for fast in FASTS for slow in SLOWS]
results = [trade(bars, fast, slow) for fast, slow in pairs]
report(start, loaded, now(), len(bars) * len(pairs), sum(f for f, _ in results), sum(p for _, p in results))
