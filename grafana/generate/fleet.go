package main

const fleetAbout = "Every strategy at a glance, the worst first. Red means act; a click on a strategy opens its own dashboard."

func fleet() []Entry {
	var all []Entry
	for _, part := range [][]Entry{fleetGlance(), fleetTable(), fleetMoney(), fleetTrading(), fleetHealth()} {
		all = append(all, part...)
	}
	return all
}

func fleetGlance() []Entry {
	s := fleetScope
	return []Entry{
		figures(Panel{
			Title: "Strategies by state", Unit: count, W: 10, H: 4,
			About: "How many strategies are in which state now. Halted or Flat that nobody asked for: open the strategy and read its events with kubectl describe.",
			Empty: "No strategy is scraped", Colours: stateColours(),
			Targets: []Target{{Expr: by("sum", "state", s.max(strategy+", state", "state")), Legend: "{{state}}", Labels: []string{"state"}, Now: true}},
		}),
		figures(Panel{
			Title: "Not ready", Unit: count, W: 3, H: 4, Thresholds: steps(good, 1.0, bad),
			About:   "Pods that answer but do not do what was asked: data or ledger unavailable, starting, flattening. Above 0 for minutes is bad: kubectl get tradingstrategies -A shows the reason.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: "sum(1 - " + s.max(strategy, "ready") + ")", Legend: "not ready", Now: true}},
		}),
		figures(Panel{
			Title: "No pod", Unit: count, W: 3, H: 4, Thresholds: steps(good, 1.0, bad),
			About:   "Strategies that Prometheus saw within the hour and cannot reach now. Suspended and deleted ones count for that hour; any other is a dead or unreachable pod: see Gone below.",
			Empty:   "0",
			Targets: []Target{{Expr: "count(" + s.gone() + ") or vector(0)", Legend: "no pod", Now: true}},
		}),
		figures(Panel{
			Title: "Rejects, last 15 min", Unit: count, W: 4, H: 4, Thresholds: steps(good, 1.0, notice, 10.0, bad),
			About:   "Orders refused by a limit or the venue. A few: a limit does its work. Many: a strategy runs against it over and over; Rejects by reason tells which limit.",
			Empty:   "0",
			Targets: []Target{{Expr: "sum(" + s.grown(strategy, "rejects_total", "15m") + ") or vector(0)", Legend: "rejects", Now: true}},
		}),
		figures(Panel{
			Title: "Worst drawdown", Unit: ratio, Decimals: 1, W: 4, H: 4, Thresholds: drawdownLimits(),
			About:   "The deepest fall of any strategy below its own highest equity. From 10% on it is red: find it in the table and decide whether to set it Flat.",
			Empty:   "No strategy is scraped",
			Targets: []Target{{Expr: s.maxFigure("", "drawdown_ratio"), Legend: "worst", Now: true}},
		}),
	}
}

func fleetTable() []Entry {
	s := fleetScope
	of := []string{"namespace", "strategy"}
	now := func(expr string, labels ...string) Target {
		return Target{Expr: expr, Labels: append(append([]string{}, of...), labels...), Now: true, Table: true}
	}
	rejects := now(s.grown(strategy, "rejects_total", "15m"))
	rejects.MayBeEmpty = true
	return []Entry{rows(Panel{
		Title: "Strategies, worst first", Unit: count, W: 24, H: 11,
		About: "One line per strategy. Alarm is the worst that holds now: No pod (seen within the hour, not now), Not ready, Data late (running, and 10 bars of its usual pace are missing; closed hours too), Drawdown (10% or more), Rejects (within 15 minutes). Position adds up the symbols; Value is position times last price.",
		Empty: "Prometheus scrapes no strategy: is one running, and does Prometheus select its pods?",
		Targets: []Target{
			now(s.max(strategy+", symbol, algo, mode, currency", "capital"), "symbol", "algo", "mode", "currency"),
			now(s.alarm()),
			now(s.state(strategy)),
			now(by("max", strategy, s.pnl())),
			now(s.maxFigure(strategy, "drawdown_ratio")),
			now(by("sum", strategy, s.figure("position_quantity"))),
			now(by("sum", strategy, s.value())),
			rejects,
			now(s.maxFigure(strategy, "market_data_age_seconds")),
			now(s.maxFigure(strategy, "equity")),
		},
	}, columns([]Column{
		{Field: "Value #B", Name: "Alarm", Width: 100, Mappings: alarmMapping()},
		{Field: "strategy", Name: "Strategy", Link: linkFromRow},
		{Field: "namespace", Name: "Namespace"},
		{Field: "Value #C", Name: "State", Width: 100, Mappings: stateMapping()},
		{Field: "symbol", Name: "Symbol"},
		{Field: "algo", Name: "Algo"},
		{Field: "mode", Name: "Mode", Width: 70},
		{Field: "Value #F", Name: "Position", Unit: money, Decimals: 0, Width: 90},
		{Field: "Value #G", Name: "Value", Unit: money, Decimals: 2},
		{Field: "Value #J", Name: "Equity", Unit: money, Decimals: 2},
		// Capital is always known, so its labels tell what the strategy is; its amount does not matter here.
		{Field: "Value #A"},
		{Field: "Value #D", Name: "PnL", Unit: money, Decimals: 2, Thresholds: profitAndLoss()},
		{Field: "currency", Name: "Currency", Width: 80},
		{Field: "Value #E", Name: "Drawdown", Unit: ratio, Decimals: 1, Width: 95, Thresholds: drawdownLimits()},
		{Field: "Value #H", Name: "Rejects 15m", Unit: count, Width: 100, Thresholds: steps(neutral, 1.0, notice, 10.0, bad)},
		{Field: "Value #I", Name: "Data age", Unit: seconds, Decimals: 1, Width: 95},
	}, "Alarm", "Drawdown"))}
}
