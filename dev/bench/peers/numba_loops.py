"""W1, W2 and W3 as loops that numba compiles: what a researcher writes when a framework is too slow.

With "cached" as the last argument numba keeps the compiled code from run to run.
"""
import sys

from clock import now, report

start = now()
import numba
import numpy as np
import pandas as pd

njit = numba.njit(cache=sys.argv[-1] == "cached")
FASTS, SLOWS = range(5, 51, 5), range(60, 151, 10)


@njit
def crossover(opens, closes, fast, slow):
    fast_sum, slow_sum, cash, position, fills, wanted, before = 0, 0, 0, 0, 0, 0, -1
    for i in range(len(closes)):
        if wanted != 0:
            cash -= wanted * opens[i]
            position += wanted
            fills += 1
            wanted = 0
        fast_sum += closes[i]
        slow_sum += closes[i]
        if i >= fast:
            fast_sum -= closes[i - fast]
        if i >= slow:
            slow_sum -= closes[i - slow]
        if i >= slow - 1:
            up = 1 if fast_sum * slow > slow_sum * fast else 0
            if before == 0 and up == 1 and position == 0:
                wanted = 1
            elif before == 1 and up == 0 and position != 0:
                wanted = -1
            before = up
    return fills, cash + position * closes[-1]


@njit
def fade(prices):
    ring = np.zeros(100, np.int64)
    total, squares, cash, position, fills, at = 0, 0, 0, 0, 0, 0
    last = 0
    for i in range(len(prices)):
        price = np.int64(np.rint(prices[i] * 100))
        last = price
        oldest = ring[at]
        ring[at] = price
        at = at + 1 if at < 99 else 0
        total += price - oldest
        squares += price * price - oldest * oldest
        if i < 99:
            continue
        variance = 100 * squares - total * total
        if variance <= 0:
            continue
        z = (100 * price - total) / np.sqrt(np.float64(variance))
        size = abs(z)
        wanted = 0
        if position == 0:
            if 2.0 < size < 2.5:
                wanted = -1 if z > 0 else 1
        elif size < 0.2:
            wanted = -position
        if wanted != 0:
            cash -= wanted * price
            position += wanted
            fills += 1
    return fills, cash + position * last


def read_bars(file):
    bars = pd.read_csv(file)
    return [(bars[name].to_numpy() * 100).round().astype(np.int64) for name in ("open", "close")]


def main(workload, file):
    if workload == "W2":
        prices = np.load(file, mmap_mode="r")["px"]
        fade(prices[:200])
        loaded = now()
        fills, pnl = fade(prices)
        report(start, loaded, now(), len(prices), fills, pnl / 100)
        return
    opens, closes = read_bars(file)
    crossover(opens[:200], closes[:200], 20, 100)
    loaded = now()
    pairs = [(20, 100)] if workload == "W1" else [(fast, slow) for fast in FASTS for slow in SLOWS]
    results = [crossover(opens, closes, fast, slow) for fast, slow in pairs]
    report(start, loaded, now(), len(closes) * len(pairs), sum(f for f, _ in results), sum(p for _, p in results) / 100)


main(sys.argv[1], sys.argv[2])
