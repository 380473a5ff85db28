"""W2 with hftbacktest: every tick is a bid and an ask half a cent away, orders are taken by the other side without latency."""
import sys

from clock import now, report

start = now()
import numpy as np
from hftbacktest import (
    BUY_EVENT,
    DEPTH_EVENT,
    EXCH_EVENT,
    GTC,
    LOCAL_EVENT,
    MARKET,
    SELL_EVENT,
    BacktestAsset,
    ROIVectorMarketDepthBacktest,
)
from hftbacktest.types import event_dtype
from numba import njit

HALF_CENT = 0.005


def events(file, count=None):
    """A rise begins with the new bid and a fall with the new ask, which puts the other side's old best out of the way."""
    ticks = np.load(file, mmap_mode="r")[:count]
    rises = np.diff(ticks["px"], prepend=0) > 0
    data = np.zeros(2 * len(ticks), event_dtype)
    for place, bid in ((0, rises), (1, ~rises)):
        data["ev"][place::2] = DEPTH_EVENT | EXCH_EVENT | LOCAL_EVENT | np.where(bid, BUY_EVENT, SELL_EVENT)
        data["exch_ts"][place::2] = ticks["ts"]
        data["local_ts"][place::2] = ticks["ts"]
        data["px"][place::2] = ticks["px"] + np.where(bid, -HALF_CENT, HALF_CENT)
        data["qty"][place::2] = 1_000_000
    return data


def exchange(data):
    asset = (
        BacktestAsset()
        .data([data])
        .linear_asset(1.0)
        .constant_order_latency(0, 0)
        .risk_adverse_queue_model()
        .no_partial_fill_exchange()
        .trading_value_fee_model(0.0, 0.0)
        .tick_size(HALF_CENT)
        .lot_size(1.0)
        .roi_lb(1.0)
        .roi_ub(1000.0)
        .last_trades_capacity(0)
    )
    return ROIVectorMarketDepthBacktest([asset])


@njit
def trade(hbt):
    ring = np.zeros(100, np.int64)
    total, squares, at, seen, order = 0, 0, 0, 0, 0
    # Both events of a tick are one feed.
    while hbt.wait_next_feed(False, 10**18) == 2:
        depth = hbt.depth(0)
        price = np.int64((depth.best_bid_tick + depth.best_ask_tick) // 4)
        oldest = ring[at]
        ring[at] = price
        at = at + 1 if at < 99 else 0
        total += price - oldest
        squares += price * price - oldest * oldest
        seen += 1
        variance = 100 * squares - total * total
        if seen < 100 or variance <= 0:
            continue
        z = (100 * price - total) / np.sqrt(np.float64(variance))
        size = abs(z)
        position = hbt.position(0)
        wanted = 0.0
        if position == 0:
            if 2.0 < size < 2.5:
                wanted = -1.0 if z > 0 else 1.0
        elif size < 0.2:
            wanted = -position
        if wanted != 0:
            order += 1
            if wanted > 0:
                hbt.submit_buy_order(0, order, depth.best_ask, wanted, GTC, MARKET, True)
            else:
                hbt.submit_sell_order(0, order, depth.best_bid, -wanted, GTC, MARKET, True)
            hbt.clear_inactive_orders(0)
    depth = hbt.depth(0)
    price = (depth.best_bid + depth.best_ask) / 2
    values = hbt.state_values(0)
    return seen, values.num_trades, values.balance + values.position * price


# The exchange reads the arrays where they lie, so they are kept. The first run compiles.
few = events(sys.argv[2], 200)
trade(exchange(few))
data = events(sys.argv[2])
hbt = exchange(data)
loaded = now()
seen, fills, pnl = trade(hbt)
# Each fill was half a cent worse than the tick.
report(start, loaded, now(), seen, fills, pnl + fills * HALF_CENT)
hbt.close()
