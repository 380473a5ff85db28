package main

import (
	"strconv"

	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

// One meaning, one colour, on every panel.
const (
	good    = "green"
	notice  = "yellow"
	warning = "orange"
	bad     = "red"
	worst   = "dark-red"
	calm    = "blue"
	done    = "purple"
	neutral = "text"
)

const (
	// Money is written out to the cent; the currency stands in the series' name.
	money     = "locale"
	seconds   = "s"
	ratio     = "percentunit"
	count     = "none"
	perMinute = "suffix:/min"
	perSecond = "suffix:/s"
)

// The states of a strategy as numbers, for a stat, a table cell or a timeline.
var states = []struct{ Name, Colour string }{
	{"Running", good}, {"Paused", notice}, {"Halted", warning}, {"Flat", calm}, {"Completed", done},
}

func stateMapping() []dashboard.ValueMapping {
	return mapping(1, func() (named []Colour) {
		for _, state := range states {
			named = append(named, Colour{state.Name, state.Colour})
		}
		return named
	}()...)
}

func stateColours() (colours []Colour) {
	for _, state := range states {
		colours = append(colours, Colour{"^" + state.Name + "$", state.Colour})
	}
	return colours
}

// What is wrong with a strategy, the worst last.
func alarmMapping() []dashboard.ValueMapping {
	return mapping(0, Colour{"OK", good}, Colour{"Rejects", notice}, Colour{"Drawdown", warning},
		Colour{"Data late", warning}, Colour{"Not ready", bad}, Colour{"No pod", worst})
}

// mapping names the values first, first+1, ….
func mapping(first int, names ...Colour) []dashboard.ValueMapping {
	options := map[string]dashboard.ValueMappingResult{}
	for i, name := range names {
		text, colour, index := name.Series, name.Colour, int32(i)
		options[strconv.Itoa(first+i)] = dashboard.ValueMappingResult{Text: &text, Color: &colour, Index: &index}
	}
	return []dashboard.ValueMapping{{ValueMap: &dashboard.ValueMap{Type: "value", Options: options}}}
}

// steps colours values: below the first limit `base`, from each limit on its colour.
func steps(base string, limits ...any) []dashboard.Threshold {
	all := []dashboard.Threshold{{Color: base}}
	for i := 0; i < len(limits); i += 2 {
		value := limits[i].(float64)
		all = append(all, dashboard.Threshold{Value: &value, Color: limits[i+1].(string)})
	}
	return all
}

func profitAndLoss() []dashboard.Threshold { return steps(bad, 0.0, good) }
func drawdownLimits() []dashboard.Threshold {
	return steps(good, noticeDrawdown, notice, badDrawdown, bad)
}

var tradeColours = []Colour{
	{"(?i)reject|lost", bad}, {"(?i)fill", good}, {"(?i)cancel", neutral},
	{"(?i)^buy$", calm}, {"(?i)^sell$", warning},
}
