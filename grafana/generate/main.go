// Command generate writes Tradewind's Grafana dashboards from typed code, and what each panel promises to return.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	files, err := generated()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// generated maps each file, relative to this folder, to its content.
func generated() (map[string][]byte, error) {
	files := map[string][]byte{}
	var promised []Promise
	for _, d := range []struct {
		uid, title, about string
		entries           []Entry
		build             func(*dashboard.DashboardBuilder)
	}{
		{"tradewind-fleet", "Tradewind: fleet", fleetAbout, fleet(), fleetFrame},
		{"tradewind-strategy", "Tradewind: strategy", strategyAbout, oneStrategy(), strategyFrame},
	} {
		board := frame(d.uid, d.title, d.about)
		d.build(board)
		text, err := assemble(board, d.entries)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.uid, err)
		}
		// Helm reads nothing outside its chart, so the chart holds a copy.
		files["../dashboards/"+d.uid+".json"] = text
		files["../../helm/tradewind/files/dashboards/"+d.uid+".json"] = text
		promised = append(promised, promises(d.uid, d.entries)...)
	}
	text, err := indented(promised)
	files["../promises.json"] = text
	return files, err
}

func assemble(board *dashboard.DashboardBuilder, entries []Entry) ([]byte, error) {
	for _, entry := range entries {
		if entry.Row != "" {
			board.WithRow(dashboard.NewRowBuilder(entry.Row))
		} else {
			board.WithPanel(entry.Panel)
		}
	}
	result, err := board.Build()
	if err != nil {
		return nil, err
	}
	for i, panel := range result.Panels {
		id := uint32(i + 1)
		if panel.Panel != nil {
			panel.Panel.Id = cog.ToPtr(id)
		} else {
			panel.RowPanel.Id = id
			panel.RowPanel.Panels = []dashboard.Panel{}
		}
	}
	return indented(result)
}

func indented(value any) ([]byte, error) {
	text, err := json.MarshalIndent(value, "", "  ")
	// PromQL is for people to read: no \u003e for >.
	for escaped, character := range map[string]string{`\u003c`: "<", `\u003e`: ">", `\u0026`: "&"} {
		text = bytes.ReplaceAll(text, []byte(escaped), []byte(character))
	}
	return append(text, '\n'), err
}
