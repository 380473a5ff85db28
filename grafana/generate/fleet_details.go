package main

import "github.com/grafana/grafana-foundation-sdk/go/table"

func fleetMoney() []Entry {
	s := fleetScope
	return []Entry{
		row("Money"),
		figures(Panel{
			Title: "PnL by currency", Unit: money, Decimals: 2, W: 6, H: 9, Thresholds: profitAndLoss(),
			About:   "Equity minus capital over all strategies of a currency, fees included; deposits and withdrawals do not count. Currencies are never added up.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: by("sum", "currency", s.pnl()), Legend: "{{currency}}", Labels: []string{"currency"}, Now: true}},
		}),
		lines(Panel{
			Title: "PnL by strategy", Link: true, Unit: money, Decimals: 2, W: 10, H: 9,
			About:   "Equity minus capital of each strategy. A line that falls without a break needs a look; one that ends has lost its pod.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: by("max", strategy+", currency", s.pnl()), Legend: "{{namespace}}/{{strategy}} {{currency}}", Labels: []string{"namespace", "strategy", "currency"}}},
		}),
		ranking(Panel{
			Title: "Worst drawdowns", Link: true, Unit: ratio, Decimals: 1, W: 8, H: 9, Thresholds: drawdownLimits(),
			About:   "The ten strategies furthest below their own highest equity. Red from 10% on: open the strategy, then decide on spec.state Paused or Flat.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: "topk(10, " + s.maxFigure(strategy, "drawdown_ratio") + ")", Legend: "{{namespace}}/{{strategy}}", Labels: []string{"namespace", "strategy"}, Now: true}},
		}),
	}
}

func fleetTrading() []Entry {
	s := fleetScope
	return []Entry{
		row("Trading"),
		lines(Panel{
			Title: "Orders by status", Unit: perMinute, Decimals: 1, W: 8, H: 8, Colours: tradeColours,
			About:   "Orders a minute over the fleet; an order counts in each status it reaches. A jump without a market event, or none while strategies run, is suspicious: compare with Bars.",
			Empty:   "No order yet",
			Targets: []Target{{Expr: s.perMinute("status", "orders_total"), Legend: "{{status}}", Labels: []string{"status"}}},
		}, fromZero),
		lines(Panel{
			Title: "Rejects by reason", Unit: count, W: 8, H: 8,
			About:   "Rejected orders since the strategies began, by reason: each step is a reject. A steep line names the limit that a strategy runs against; the table tells which strategy.",
			Empty:   "Nothing was rejected",
			Targets: []Target{{Expr: s.rejects(), Legend: "{{reason}}", Labels: []string{"reason"}, MayBeEmpty: true}},
		}, stepped, fromZero),
		lines(Panel{
			Title: "Bars", Unit: perSecond, Decimals: 1, W: 8, H: 8,
			About:   "Market data bars a second over the fleet. A drop to zero means that no strategy sees the market: feed, schedule, or everything completed.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: by("sum", "", "rate("+s.of("bars_total")+"[$__rate_interval])"), Legend: "bars"}},
		}, fromZero),
	}
}

func fleetHealth() []Entry {
	s := fleetScope
	perStrategy := []string{"namespace", "strategy"}
	return []Entry{
		row("Health"),
		rows(Panel{
			Title: "Gone", Unit: seconds, W: 8, H: 8,
			About:   "Seen within the hour, silent now, with the seconds since. Unless suspended or deleted on purpose: kubectl -n NAMESPACE describe pod STRATEGY-0 tells why the pod is not there.",
			Empty:   "Every strategy of the last hour still answers",
			Targets: []Target{{Expr: s.gone(), Labels: perStrategy, MayBeEmpty: true, Now: true, Table: true}},
		}, goneColumns()),
		ranking(Panel{
			Title: "Restarts, last hour", Link: true, Unit: count, W: 8, H: 8, Thresholds: steps(notice, 3.0, bad),
			About:   "How often a strategy's process began anew: each start raises its epoch. One is a node's drain or a change; many are a crash loop: kubectl logs --previous.",
			Empty:   "No restart within the hour",
			Targets: []Target{{Expr: "topk(10, " + s.restarts("1h") + " > 0)", Legend: "{{namespace}}/{{strategy}}", Labels: perStrategy, MayBeEmpty: true, Now: true}},
		}),
		lines(Panel{
			Title: "Latency, 99% of events", Unit: seconds, Decimals: 1, W: 8, H: 8,
			About: "Over the fleet: an order from send to answer, a ledger commit, an event through the engine. A rising ledger line is a slow disk, a rising event line a starved CPU.",
			Empty: "Nothing measured in this time",
			Targets: []Target{
				{Expr: s.quantile(0.99, "order_round_trip_seconds"), Legend: "order round trip"},
				{Expr: s.quantile(0.99, "ledger_commit_seconds"), Legend: "ledger commit"},
				{Expr: s.quantile(0.99, "event_latency_seconds"), Legend: "event"},
			},
		}, fromZero),
	}
}

func goneColumns() func(*table.PanelBuilder) {
	return columns([]Column{
		{Field: "strategy", Name: "Strategy", Link: linkFromRow},
		{Field: "namespace", Name: "Namespace"},
		{Field: "Value", Name: "Silent for", Unit: seconds, Decimals: 0},
	}, "Silent for")
}
