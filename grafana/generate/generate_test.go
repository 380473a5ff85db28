package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func TestCheckedInFilesAreWhatTheCodeSays(t *testing.T) {
	files, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range files {
		got, err := os.ReadFile(path)
		// A checkout on Windows may have CRLF.
		if err != nil || !bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
			t.Errorf("%s is stale: run `make generate`", path)
		}
	}
}

func TestDashboardsAreValidInGrafanasOwnSchema(t *testing.T) {
	for _, d := range checkedIn(t) {
		if err := d.Validate(); err != nil {
			t.Errorf("%s: %v", *d.Uid, err)
		}
	}
}

func TestTheSchemaRefusesWhatGrafanaDoesNotKnow(t *testing.T) {
	plugins.RegisterDefaultPlugins()
	text, err := os.ReadFile("../dashboards/tradewind-fleet.json")
	if err != nil {
		t.Fatal(err)
	}
	for what, change := range map[string][2]string{
		"field of the dashboard": {`"refresh"`, `"refreshing"`},
		"field of a panel":       {`"transparent"`, `"opaque"`},
		"option of a panel":      {`"graphMode"`, `"graphicMode"`},
		"field of a query":       {`"legendFormat"`, `"legend"`},
		"type of a value":        {`"schemaVersion": 39`, `"schemaVersion": "39"`},
	} {
		var d dashboard.Dashboard
		err := d.UnmarshalJSONStrict(bytes.Replace(text, []byte(change[0]), []byte(change[1]), 1))
		if err == nil {
			err = d.Validate()
		}
		if err == nil {
			t.Errorf("a wrong %s passes", what)
		}
	}
}

func TestEveryPanelHelpsAtThreeInTheMorning(t *testing.T) {
	for _, d := range checkedIn(t) {
		titles, ids := map[string]bool{}, map[uint32]bool{}
		for _, p := range panels(d) {
			title := *p.Title
			switch {
			case titles[title]:
				t.Errorf("two panels are named %q", title)
			case ids[*p.Id]:
				t.Errorf("%s: its id is taken", title)
			case p.Description == nil || len(*p.Description) < 60:
				t.Errorf("%s: says too little about what it shows, what is bad and what to do", title)
			case p.FieldConfig.Defaults.NoValue == nil || *p.FieldConfig.Defaults.NoValue == "":
				t.Errorf("%s: says nothing when there is no data", title)
			case p.FieldConfig.Defaults.Unit == nil || *p.FieldConfig.Defaults.Unit == "":
				t.Errorf("%s: no unit", title)
			}
			titles[title], ids[*p.Id] = true, true
		}
	}
}

func TestPanelsFillTheGridWithoutOverlap(t *testing.T) {
	for _, d := range checkedIn(t) {
		taken := map[[2]uint32]string{}
		for _, p := range panels(d) {
			g := p.GridPos
			if g.X+g.W > 24 {
				t.Errorf("%s reaches beyond the right edge", *p.Title)
			}
			for x := g.X; x < g.X+g.W; x++ {
				for y := g.Y; y < g.Y+g.H; y++ {
					if other, is := taken[[2]uint32{x, y}]; is {
						t.Fatalf("%s lies on %s", *p.Title, other)
					}
					taken[[2]uint32{x, y}] = *p.Title
				}
			}
		}
	}
}

func TestQueriesNameTheirScope(t *testing.T) {
	for _, e := range append(fleet(), oneStrategy()...) {
		for _, target := range e.Spec.Targets {
			if strings.Count(target.Expr, "tradewind_") != strings.Count(target.Expr, `{namespace`) {
				t.Errorf("%s: a metric without the dashboard's namespace in %s", e.Spec.Title, target.Expr)
			}
		}
	}
}

func checkedIn(t *testing.T) (all []dashboard.Dashboard) {
	plugins.RegisterDefaultPlugins()
	for _, uid := range []string{"tradewind-fleet", "tradewind-strategy"} {
		text, err := os.ReadFile("../dashboards/" + uid + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var d dashboard.Dashboard
		if err := d.UnmarshalJSONStrict(text); err != nil {
			t.Fatalf("%s: %v", uid, err)
		}
		all = append(all, d)
	}
	return all
}

func panels(d dashboard.Dashboard) (all []dashboard.Panel) {
	for _, p := range d.Panels {
		if p.Panel != nil {
			all = append(all, *p.Panel)
		}
	}
	return all
}
