package main

import "github.com/grafana/grafana-foundation-sdk/go/dashboard"

const strategyAbout = "One strategy: what it does now, what it won and lost, and how well its pod works."

func oneStrategy() []Entry {
	var all []Entry
	for _, part := range [][]Entry{glance(), strategyMoney(), strategyMarket(), strategyOrders(), strategyHealth()} {
		all = append(all, part...)
	}
	return all
}

func readyMapping() []dashboard.ValueMapping {
	return mapping(0, Colour{"Not ready", bad}, Colour{"Ready", good})
}

func glance() []Entry {
	s := strategyScope
	const silent = "No pod answers"
	one := func(title, about, unit, expr string, w uint32) Panel {
		return Panel{Title: title, About: about, Empty: silent, Unit: unit, W: w, H: 4,
			Targets: []Target{{Expr: expr, Legend: title, Now: true}}}
	}
	state := one("State", "What the strategy obeys now. Not what you asked for: kubectl describe it, the Ready condition says what it waits for.", count, s.state(""), 3)
	state.Mappings = stateMapping()
	ready := one("Ready", "Whether the pod does what was asked. Not ready for minutes: the Ready condition's reason and message say why (data, ledger, flattening).", count, "max("+s.of("ready")+")", 3)
	ready.Mappings = readyMapping()
	pnl := one("PnL", "Equity minus capital, fees included, in the account's currency; deposits and withdrawals do not count.", money, by("max", "currency", s.pnl()), 4)
	pnl.Decimals, pnl.Thresholds = 2, profitAndLoss()
	equity := one("Equity", "Cash plus positions at the last price, in the account's currency.", money, s.maxFigure("currency", "equity"), 4)
	equity.Decimals = 2
	for _, p := range []*Panel{&pnl, &equity} {
		p.Targets[0].Labels, p.Targets[0].Legend = []string{"currency"}, "{{currency}}"
	}
	drawdown := one("Drawdown", "How far equity is below its highest. Red from 10% on: decide on spec.state Paused or Flat.", ratio, s.maxFigure("", "drawdown_ratio"), 3)
	drawdown.Decimals, drawdown.Thresholds = 1, drawdownLimits()
	open := one("Open orders", "Orders working at the venue now. Orders that stay open while the strategy is Paused or Flat are suspicious.", count, "max("+s.of("open_orders")+")", 2)
	age := one("Data age", "Seconds since the last market data. Growing while Running: the feed stands still, the market is closed, or the replay has ended.", seconds, s.maxFigure("", "market_data_age_seconds"), 3)
	age.Decimals = 1
	epoch := one("Epoch", "Counts the starts of the strategy's process. It jumps with every restart; a jump that nobody caused: kubectl logs --previous.", count, "max("+s.of("epoch")+")", 2)
	all := []Entry{figures(state), figures(ready), figures(pnl), figures(equity), figures(drawdown), figures(open), figures(age), figures(epoch)}
	return append(all, timeline(Panel{
		Title: "State over time", Unit: count, W: 24, H: 5, Empty: silent,
		About:    "Which state the strategy was in, and whether its pod was ready. A gap: no pod answered. Dashed marks are restarts.",
		Mappings: append(stateMapping(), mapping(10, Colour{"Not ready", bad}, Colour{"Ready", good})...),
		Targets: []Target{
			{Expr: s.state(""), Legend: "State"},
			{Expr: "max(" + s.of("ready") + ") + 10", Legend: "Ready"},
		},
	}))
}
