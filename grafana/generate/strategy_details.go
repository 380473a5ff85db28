package main

const nothingYet = "Nothing in this time"

func strategyMoney() []Entry {
	s := strategyScope
	currency := []string{"currency"}
	in := func(name, expr string) Target {
		return Target{Expr: by("max", "currency", expr), Legend: name + " {{currency}}", Labels: currency}
	}
	return []Entry{
		row("Money"),
		lines(Panel{
			Title: "Equity and capital", Unit: money, Decimals: 2, W: 8, H: 9, Empty: nothingYet,
			About:   "Cash plus positions, and the capital behind them. The gap between the lines is the profit or loss; a step of both is a deposit or withdrawal.",
			Colours: []Colour{{"^Equity", calm}, {"^Capital", neutral}},
			Targets: []Target{in("Equity", s.figure("equity")), in("Capital", s.figure("capital"))},
		}),
		lines(Panel{
			Title: "Profit and loss", Unit: money, Decimals: 2, W: 8, H: 9, Empty: nothingYet,
			About:   "Net = realized + unrealized - fees. Realized falls in steps: trades lose. Unrealized falls: the open position loses. Fees that eat the realized line: it trades too much.",
			Colours: []Colour{{"^Net", good}, {"^Realized", calm}, {"^Unrealized", done}, {"^Fees", warning}},
			Targets: []Target{in("Net", s.pnl()), in("Realized", s.figure("realized_pnl")), in("Unrealized", s.figure("unrealized_pnl")), in("Fees", s.figure("fees"))},
		}),
		lines(Panel{
			Title: "Drawdown over time", Unit: ratio, Decimals: 1, W: 8, H: 9, Empty: nothingYet, Thresholds: drawdownLimits(),
			About:   "How far equity was below its highest. The dashed lines stand at 5% and 10%; above the second, decide on Paused or Flat.",
			Colours: []Colour{{"^Drawdown", bad}},
			Targets: []Target{{Expr: s.maxFigure("", "drawdown_ratio"), Legend: "Drawdown"}},
		}, fromZero),
	}
}

func strategyMarket() []Entry {
	s := strategyScope
	symbol := []string{"symbol"}
	return []Entry{
		row("Position and market"),
		lines(Panel{
			Title: "Position", Unit: money, W: 8, H: 8, Empty: nothingYet,
			About:   "Shares held, below zero when short. Not zero while Flat: it is still closing, or cannot; see Ready.",
			Targets: []Target{{Expr: s.maxFigure("symbol", "position_quantity"), Legend: "{{symbol}}", Labels: symbol}},
		}, stepped),
		lines(Panel{
			Title: "Position value", Unit: money, Decimals: 2, W: 8, H: 8, Empty: nothingYet,
			About:   "Position times last price, in the account's currency: what a fall of the market would cost.",
			Targets: []Target{{Expr: by("max", "symbol", s.value()), Legend: "{{symbol}}", Labels: symbol}},
		}),
		lines(Panel{
			Title: "Last price", Unit: money, Decimals: 4, W: 8, H: 8, Empty: nothingYet,
			About:   "The last price that the strategy saw. A flat line: no data. A jump without news: bad data, or an unadjusted split.",
			Targets: []Target{{Expr: s.maxFigure("symbol", "last_price"), Legend: "{{symbol}}", Labels: symbol}},
		}),
	}
}

func strategyOrders() []Entry {
	s := strategyScope
	return []Entry{
		row("Orders"),
		lines(Panel{
			Title: "Orders by status", Unit: perMinute, Decimals: 1, W: 6, H: 8, Empty: "No order yet", Colours: tradeColours,
			About:   "Orders a minute; an order counts in each status it reaches. More cancels or rejects than fills: look at the limits and the algo's parameters.",
			Targets: []Target{{Expr: s.perMinute("status", "orders_total"), Legend: "{{status}}", Labels: []string{"status"}}},
		}, fromZero),
		lines(Panel{
			Title: "Fills by side", Unit: perMinute, Decimals: 1, W: 6, H: 8, Empty: "No fill yet", Colours: tradeColours,
			About:   "Executions a minute, bought and sold. One side only for long: the position grows.",
			Targets: []Target{{Expr: s.perMinute("side", "fills_total"), Legend: "{{side}}", Labels: []string{"side"}}},
		}, fromZero),
		lines(Panel{
			Title: "Rejects by reason", Unit: count, W: 6, H: 8, Empty: "Nothing was rejected",
			About:   "Rejected orders since the strategy began, by reason: each step is a reject. The reason names the limit or the venue's refusal.",
			Targets: []Target{{Expr: s.rejects(), Legend: "{{reason}}", Labels: []string{"reason"}, MayBeEmpty: true}},
		}, stepped, fromZero),
		lines(Panel{
			Title: "Round trips and open orders", Unit: count, W: 6, H: 8, Empty: nothingYet,
			About: "Trades from flat to flat since the strategy began, and orders working now. Open orders that only grow are not answered.",
			Targets: []Target{
				{Expr: "max(" + s.of("trades_total") + ")", Legend: "Round trips"},
				{Expr: "max(" + s.of("open_orders") + ")", Legend: "Open orders"},
			},
		}, stepped, fromZero),
	}
}

func strategyHealth() []Entry {
	s := strategyScope
	quantiles := func(histogram string) []Target {
		return []Target{
			{Expr: s.quantile(0.5, histogram), Legend: "50%"},
			{Expr: s.quantile(0.95, histogram), Legend: "95%"},
			{Expr: s.quantile(0.99, histogram), Legend: "99%"},
		}
	}
	return []Entry{
		row("Health of the pod"),
		lines(Panel{
			Title: "Market data age", Unit: seconds, Decimals: 1, W: 12, H: 7, Empty: nothingYet,
			About:   "Seconds since the last market data. A saw tooth is healthy; a ramp means that the data stopped.",
			Targets: []Target{{Expr: s.maxFigure("", "market_data_age_seconds"), Legend: "Data age"}},
		}, fromZero),
		lines(Panel{
			Title: "Bars", Unit: perSecond, Decimals: 1, W: 12, H: 7, Empty: nothingYet,
			About:   "Bars a second that reached the strategy. Zero while Running: the same as a growing data age.",
			Targets: []Target{{Expr: "sum(rate(" + s.of("bars_total") + "[$__rate_interval]))", Legend: "Bars"}},
		}, fromZero),
		lines(Panel{
			Title: "Order round trip", Unit: seconds, Decimals: 1, W: 8, H: 8, Empty: "No order in this time",
			About:   "From sending an order to the venue's answer. Rising: the venue or the way to it is slow; fills will be worse than the prices seen.",
			Targets: quantiles("order_round_trip_seconds"),
		}, fromZero),
		lines(Panel{
			Title: "Event latency", Unit: seconds, Decimals: 1, W: 8, H: 8, Empty: "No event in this time",
			About:   "From an event's arrival to the end of its turn in the engine. Rising: the pod starves of CPU (raise spec.runtime.resources) or the algo is slow.",
			Targets: quantiles("event_latency_seconds"),
		}, fromZero),
		lines(Panel{
			Title: "Ledger commit", Unit: seconds, Decimals: 1, W: 8, H: 8, Empty: "No commit in this time", Thresholds: steps(good, 0.1, bad),
			About:   "How long the durable write takes that precedes every order. Above 100 ms (dashed) the volume is slow: orders wait for it.",
			Targets: quantiles("ledger_commit_seconds"),
		}, fromZero),
	}
}
