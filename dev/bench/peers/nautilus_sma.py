"""W1 with NautilusTrader: bars of an equity, a Strategy with two indicators, and a latency that takes orders to the next open."""
import sys
from decimal import Decimal

from clock import now, report

start = now()
import pandas as pd
from nautilus_trader.backtest.engine import BacktestEngine, BacktestEngineConfig
from nautilus_trader.backtest.models import LatencyModel
from nautilus_trader.config import LoggingConfig
from nautilus_trader.indicators import SimpleMovingAverage
from nautilus_trader.model.currencies import USD
from nautilus_trader.model.data import BarType
from nautilus_trader.model.enums import AccountType, OmsType, OrderSide
from nautilus_trader.model.identifiers import InstrumentId, Symbol, Venue
from nautilus_trader.model.instruments import Equity
from nautilus_trader.model.objects import Money, Price, Quantity
from nautilus_trader.persistence.wranglers import BarDataWrangler
from nautilus_trader.trading.strategy import Strategy

VENUE = Venue("XNAS")
BENCH = InstrumentId(Symbol("BENCH"), VENUE)
MINUTE = BarType.from_str(f"{BENCH}-1-MINUTE-LAST-EXTERNAL")
ONE = Quantity.from_int(1)


class Crossover(Strategy):
    def on_start(self):
        self.fast, self.slow = SimpleMovingAverage(20), SimpleMovingAverage(100)
        self.register_indicator_for_bars(MINUTE, self.fast)
        self.register_indicator_for_bars(MINUTE, self.slow)
        self.before, self.long, self.fills = None, False, 0
        self.subscribe_bars(MINUTE)

    def on_bar(self, bar):
        if not self.slow.initialized:
            return
        # Prices are cents, so averages that are not equal differ by more.
        up = self.fast.value - self.slow.value > 1e-6
        if self.before is False and up and not self.long:
            self.send(OrderSide.BUY)
        elif self.before and not up and self.long:
            self.send(OrderSide.SELL)
        self.before = up

    def send(self, side):
        # An order is under way until the next bar, and the position is not yet there.
        self.long = side == OrderSide.BUY
        self.submit_order(self.order_factory.market(BENCH, side, ONE))

    def on_order_filled(self, event):
        self.fills += 1


instrument = Equity(BENCH, Symbol("BENCH"), USD, 2, Price.from_str("0.01"), ONE, 0, 0)
engine = BacktestEngine(BacktestEngineConfig(logging=LoggingConfig(bypass_logging=True)))
engine.add_venue(
    VENUE,
    oms_type=OmsType.NETTING,
    account_type=AccountType.CASH,
    base_currency=USD,
    starting_balances=[Money(100_000, USD)],
    latency_model=LatencyModel(base_latency_nanos=1),
)
engine.add_instrument(instrument)
frame = pd.read_csv(sys.argv[2], index_col="ts_utc", parse_dates=True)
frame.index = frame.index + pd.Timedelta(minutes=1)
engine.add_data(BarDataWrangler(MINUTE, instrument).process(frame))
strategy = Crossover()
engine.add_strategy(strategy)
loaded = now()
engine.run()
done = now()
account = engine.portfolio.account(VENUE)
held = engine.cache.positions_open()
value = float(account.balance_total(USD)) + sum(float(p.quantity) * float(frame["close"].iloc[-1]) for p in held)
report(start, loaded, done, len(frame), strategy.fills, Decimal(str(value)) - 100_000)
engine.dispose()
