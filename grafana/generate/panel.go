package main

import (
	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

// Panel is what a person reads and what a test can hold the panel to.
type Panel struct {
	Title string
	// About: what it shows, what is bad, what to do.
	About string
	// Empty is shown where there is nothing to show.
	Empty      string
	Unit       string
	Decimals   int
	W, H       uint32
	Thresholds []dashboard.Threshold
	Mappings   []dashboard.ValueMapping
	// Colours of series by a regular expression over their names.
	Colours []Colour
	// Link opens the strategy that a series is about.
	Link    bool
	Targets []Target
}

// Target is a query and what it promises to return.
type Target struct {
	Expr   string
	Legend string
	// Labels of every series returned: these and no others.
	Labels []string
	// MayBeEmpty: no series is a fine answer (nothing was rejected, no pod is gone).
	MayBeEmpty bool
	// Now: asked for the present moment instead of the dashboard's time range.
	Now bool
	// Table: returned as rows.
	Table bool
}

type Colour struct{ Series, Colour string }

// Entry is a panel as Grafana wants it, with what it promises.
type Entry struct {
	Row   string
	Panel cog.Builder[dashboard.Panel]
	Spec  Panel
}

func row(title string) Entry { return Entry{Row: title} }

// Promise is one target's line in promises.json.
type Promise struct {
	Dashboard  string   `json:"dashboard"`
	Panel      string   `json:"panel"`
	RefID      string   `json:"refId"`
	Labels     []string `json:"labels"`
	MayBeEmpty bool     `json:"mayBeEmpty"`
	Unit       string   `json:"unit"`
}

func promises(uid string, entries []Entry) []Promise {
	var all []Promise
	for _, entry := range entries {
		for i, target := range entry.Spec.Targets {
			labels := target.Labels
			if labels == nil {
				labels = []string{}
			}
			all = append(all, Promise{uid, entry.Spec.Title, refID(i), labels, target.MayBeEmpty, entry.Spec.Unit})
		}
	}
	return all
}

func refID(i int) string { return string(rune('A' + i)) }
