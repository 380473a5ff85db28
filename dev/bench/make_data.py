"""Makes the bars and ticks of the benchmarks from fixed seeds: bars.csv and ticks.npy in the folder that is given.

Prices are whole cents: they are rounded once, as integers. A bar's time is its open; there is one every minute, day and night.
"""
import pathlib
import sys

import numpy as np

START = 1_577_836_800 * 10**9  # 2020-01-01T00:00:00Z
MINUTE = 60 * 10**9


def cents(prices):
    return np.rint(prices).astype(np.int64)


def bars(n=1_000_000, seed=20240101):
    random = np.random.default_rng(seed)
    gap = random.normal(0, 1e-4, n)  # from a close to the next open
    body = random.normal(0, 5e-4, n)  # from an open to its close
    wick = np.abs(random.normal(0, 3e-4, (2, n)))
    volume = random.integers(1, 1001, n)
    log_close = np.log(100.0) + np.cumsum(gap + body)
    opens, closes = cents(np.exp(log_close - body) * 100), cents(np.exp(log_close) * 100)
    top, bottom = np.maximum(opens, closes), np.minimum(opens, closes)
    highs = np.maximum(top, cents(top * np.exp(wick[0])))
    lows = np.minimum(bottom, cents(bottom * np.exp(-wick[1])))
    return START + MINUTE * np.arange(n, dtype=np.int64), opens, highs, lows, closes, volume


def ticks(n=5_000_000, seed=20240102):
    random = np.random.default_rng(seed)
    times = START + np.cumsum(random.integers(1, 20_000_000, n))  # 1 ns to 20 ms apart
    walk = np.cumsum(random.normal(0, 2e-5, n)) + random.normal(0, 2e-4, n)
    prices = cents(100 * np.exp(np.log(100.0) + walk))
    sizes = random.integers(1, 101, n)
    return times, prices, sizes


def write_bars(file):
    times, *prices, volume = bars()
    instants = np.datetime_as_string(times.view("M8[ns]"), unit="s")
    with open(file, "w", encoding="ascii", newline="\n") as out:
        out.write("ts_utc,open,high,low,close,volume\n")
        out.writelines(
            f"{t}Z,{o / 100:.2f},{h / 100:.2f},{l / 100:.2f},{c / 100:.2f},{v}\n"
            for t, o, h, l, c, v in zip(instants, *(p.tolist() for p in prices), volume.tolist())
        )


def write_ticks(file):
    times, prices, sizes = ticks()
    records = np.empty(len(times), [("ts", "i8"), ("px", "f8"), ("sz", "i8")])
    records["ts"], records["px"], records["sz"] = times, prices / 100, sizes
    np.save(file, records)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    write_bars(folder / "bars.csv")
    write_ticks(folder / "ticks.npy")
