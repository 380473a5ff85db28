"""W1 with backtrader: its CSV reader, two indicators, filled at the next open."""
import sys

from clock import now, report

start = now()
import backtrader as bt


class Crossover(bt.Strategy):
    def __init__(self):
        self.fast = bt.ind.SMA(period=20)
        self.slow = bt.ind.SMA(period=100)
        self.before = None
        self.fills = 0

    def notify_order(self, order):
        if order.status == order.Completed:
            self.fills += 1

    def next(self):
        # Prices are cents, so averages that are not equal differ by more.
        up = self.fast[0] - self.slow[0] > 1e-6
        if self.before is False and up and not self.position:
            self.buy(size=1)
        elif self.before and not up and self.position:
            self.sell(size=1)
        self.before = up


cerebro = bt.Cerebro(stdstats=False)
cerebro.broker.setcash(100_000)
bars = bt.feeds.GenericCSVData(
    dataname=sys.argv[2],
    dtformat="%Y-%m-%dT%H:%M:%SZ",
    timeframe=bt.TimeFrame.Minutes,
    datetime=0,
    open=1,
    high=2,
    low=3,
    close=4,
    volume=5,
    openinterest=-1,
)
cerebro.adddata(bars)
cerebro.addstrategy(Crossover)
# It reads while it runs: the engine's time has the reading in it.
loaded = now()
(strategy,) = cerebro.run()
report(start, loaded, now(), len(strategy), strategy.fills, cerebro.broker.getvalue() - 100_000)
