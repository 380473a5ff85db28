"""W1 with zipline: bars taken into a bundle, an algorithm with history, orders filled in the next minute."""
import os
import sys
import tempfile
import warnings
from collections import deque

from clock import now, report

start = now()
warnings.filterwarnings("ignore")
home = tempfile.TemporaryDirectory()
os.environ["ZIPLINE_ROOT"] = home.name
import pandas as pd
from zipline import run_algorithm
from zipline.api import order, set_commission, set_slippage, symbol
from zipline.data.bundles import ingest, register
from zipline.finance import commission, slippage
from zipline.utils.calendar_utils import get_calendar

bars = pd.read_csv(sys.argv[2], index_col="ts_utc", parse_dates=True)
days = bars.index.tz_localize(None).normalize()
first, last = days[0], days[-1]


@register("bench", calendar_name="24/7", start_session=first, end_session=last, minutes_per_day=1440)
def bundle(environ, assets, minutes, daily, adjustments, calendar, start_session, end_session, cache, show_progress, output):
    sessions = calendar.sessions_in_range(start_session, end_session)
    grouped = bars.groupby(days)
    per_day = grouped.agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}).reindex(sessions)
    minutes.write([(0, bars)], show_progress=False)
    daily.write([(0, per_day)], show_progress=False)
    assets.write(
        equities=pd.DataFrame(
            {"symbol": ["BENCH"], "asset_name": ["BENCH"], "start_date": [first], "end_date": [last], "exchange": ["24/7"]}
        ),
        exchanges=pd.DataFrame({"exchange": ["24/7"], "canonical_name": ["24/7"], "country_code": ["US"]}),
    )
    adjustments.write()


def initialize(context):
    set_commission(commission.NoCommission())
    set_slippage(slippage.NoSlippage())
    context.bench, context.before, context.long = symbol("BENCH"), None, False
    context.fast, context.slow = deque(), deque()
    context.fast_sum = context.slow_sum = 0


def handle_data(context, data):
    # history() at every minute takes many times as long; sums of whole cents are exact.
    price = data.current(context.bench, "close")
    # The minutes of the last day after the last bar.
    if price != price:
        return
    close = round(price * 100)
    context.fast_sum += close - (context.fast.popleft() if len(context.fast) == 20 else 0)
    context.slow_sum += close - (context.slow.popleft() if len(context.slow) == 100 else 0)
    context.fast.append(close)
    context.slow.append(close)
    if len(context.slow) < 100:
        return
    up = context.fast_sum * 100 > context.slow_sum * 20
    if context.before is False and up and not context.long:
        order(context.bench, 1)
        context.long = True
    elif context.before and not up and context.long:
        order(context.bench, -1)
        context.long = False
    context.before = up


ingest("bench", show_progress=False)
loaded = now()
result = run_algorithm(
    start=first,
    end=last,
    initialize=initialize,
    handle_data=handle_data,
    capital_base=100_000,
    data_frequency="minute",
    bundle="bench",
    trading_calendar=get_calendar("24/7"),
    benchmark_returns=pd.Series(0.0, index=pd.date_range(first, last, tz="UTC")),
)
fills = sum(len(day) for day in result["transactions"])
report(start, loaded, now(), len(bars), fills, result["portfolio_value"].iloc[-1] - 100_000)
