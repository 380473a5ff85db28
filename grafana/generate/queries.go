package main

import (
	"fmt"
	"strings"
)

const (
	// From which loss of the highest equity on a strategy is worth a look, and worth waking up for.
	noticeDrawdown = 0.05
	badDrawdown    = 0.10
	// A running strategy's data is late when this many bars of its usual pace are missing.
	lateBars = 10
)

// strategy identifies one; a pod's restart changes `instance`, so queries aggregate over everything else.
const strategy = "namespace, strategy"

// Scope is the label matcher of a dashboard.
type Scope string

const (
	fleetScope    Scope = `namespace=~"$namespace"`
	strategyScope Scope = `namespace="$namespace", strategy="$strategy"`
)

func (s Scope) of(metric string, more ...string) string {
	return "tradewind_" + metric + "{" + strings.Join(append([]string{string(s)}, more...), ", ") + "}"
}

// by aggregates; no labels: over everything.
func by(function, labels, expr string) string {
	if labels == "" {
		return function + "(" + expr + ")"
	}
	return fmt.Sprintf("%s by (%s) (%s)", function, labels, expr)
}

func (s Scope) max(labels, metric string, more ...string) string {
	return by("max", labels, s.of(metric, more...))
}

// figure is a number of the book. A pod that could not read its ledger or data exports NaN, which must neither be shown
// nor spoil the fleet's sum.
func (s Scope) figure(metric string) string { return s.of(metric) + " > -Inf" }

func (s Scope) maxFigure(labels, metric string) string { return by("max", labels, s.figure(metric)) }

// value of the position, per symbol.
func (s Scope) value() string {
	return s.of("position_quantity") + " * " + s.of("last_price") + " > -Inf"
}

// pnl is what was won or lost, fees included: capital counts every deposit and withdrawal.
func (s Scope) pnl() string { return s.of("equity") + " - " + s.of("capital") + " > -Inf" }

// state is the current one as a number.
func (s Scope) state(labels string) string {
	var cases []string
	for i, state := range states {
		cases = append(cases, fmt.Sprintf("(%s == 1) * %d", s.of("state", fmt.Sprintf("state=%q", state.Name)), i+1))
	}
	return by("max", labels, strings.Join(cases, " or "))
}

func (s Scope) perMinute(labels, counter string) string {
	return by("sum", labels, "rate("+s.of(counter)+"[$__rate_interval])") + " * 60"
}

// rejects by reason since the strategy began; reasons that never occurred are left out.
func (s Scope) rejects() string { return by("sum", "reason", s.of("rejects_total")) + " > 0" }

// grown is a counter's growth that, unlike increase(), sees a series being born at 1.
func (s Scope) grown(labels, counter, window string) string {
	now := by("sum", labels, s.of(counter))
	then := by("sum", labels, s.of(counter)+" offset "+window)
	return fmt.Sprintf("clamp_min(%s - (%s or %s * 0), 0)", now, then, now)
}

// quantile of a histogram; without observations there is none rather than NaN.
func (s Scope) quantile(q float64, histogram string) string {
	return fmt.Sprintf("histogram_quantile(%g, %s) >= 0", q,
		by("sum", "le", "rate("+s.of(histogram+"_bucket")+"[$__rate_interval])"))
}

// gone: scraped within the hour, but not now; the value is the seconds since.
func (s Scope) gone() string {
	ready := s.of("ready")
	return fmt.Sprintf("(time() - %s) unless %s",
		by("max", strategy, "max_over_time(timestamp("+ready+")[1h:30s])"), by("max", strategy, ready))
}

// restarts within the window, of the pod or its container: each raises the epoch.
func (s Scope) restarts(window string) string {
	return fmt.Sprintf("changes(%s[%s:15s])", s.max(strategy, "epoch"), window)
}

// late: running, and many bars of its own usual pace are missing; the value is the data's age.
func (s Scope) late() string {
	age := s.max(strategy, "market_data_age_seconds")
	pace := by("max", strategy, "rate("+s.of("bars_total")+"[6h])")
	return fmt.Sprintf("(%s > 60) and (%s * %s > %d) and (%s == 1)",
		age, age, pace, lateBars, s.max(strategy, "state", `state="Running"`))
}

// alarm is the worst thing that can be said of a strategy now: see alarmMapping.
func (s Scope) alarm() string {
	return strings.Join([]string{
		"(" + s.gone() + ") * 0 + 5",
		"(" + s.max(strategy, "ready") + " == 0) + 4",
		"(" + s.late() + ") * 0 + 3",
		fmt.Sprintf("(%s >= %g) * 0 + 2", s.max(strategy, "drawdown_ratio"), badDrawdown),
		"(" + s.grown(strategy, "rejects_total", "15m") + " > 0) * 0 + 1",
		s.max(strategy, "ready") + " * 0",
	}, " or ")
}
