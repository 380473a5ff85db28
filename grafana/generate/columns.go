package main

import (
	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/common"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
	"github.com/grafana/grafana-foundation-sdk/go/table"
)

// Column is a field of the joined queries under the name that a person reads; no name: hidden.
type Column struct {
	Field, Name string
	Unit        string
	Decimals    int
	Width       int
	Thresholds  []dashboard.Threshold
	Mappings    []dashboard.ValueMapping
	Link        string
}

// columns joins the targets' rows by their common labels and names, orders and colours the fields.
func columns(all []Column, sortBy ...string) func(*table.PanelBuilder) {
	return func(b *table.PanelBuilder) {
		names, order, hidden := map[string]string{}, map[string]int{}, map[string]bool{"Time": true}
		for i, c := range all {
			order[c.Field] = i
			if c.Name == "" {
				hidden[c.Field] = true
				continue
			}
			names[c.Field] = c.Name
			b.OverrideByName(c.Name, c.properties())
		}
		b.WithTransformation(dashboard.DataTransformerConfig{Id: "merge", Options: map[string]any{}})
		b.WithTransformation(dashboard.DataTransformerConfig{Id: "organize", Options: map[string]any{
			"excludeByName": hidden, "indexByName": order, "renameByName": names}})
		var sorting []cog.Builder[common.TableSortByFieldState]
		for _, name := range sortBy {
			sorting = append(sorting, common.NewTableSortByFieldStateBuilder().DisplayName(name).Desc(true))
		}
		b.SortBy(sorting)
	}
}

func (c Column) properties() (all []dashboard.DynamicConfigValue) {
	add := func(id string, value any) { all = append(all, dashboard.DynamicConfigValue{Id: id, Value: value}) }
	if c.Unit != "" {
		add("unit", c.Unit)
		add("decimals", c.Decimals)
	}
	if c.Width != 0 {
		add("custom.width", c.Width)
	}
	if c.Mappings != nil {
		add("mappings", c.Mappings)
		add("custom.cellOptions", map[string]any{"type": "color-text"})
	}
	if c.Thresholds != nil {
		add("thresholds", dashboard.ThresholdsConfig{Mode: dashboard.ThresholdsModeAbsolute, Steps: c.Thresholds})
		add("custom.cellOptions", map[string]any{"type": "color-text"})
	}
	if c.Link != "" {
		add("links", []map[string]any{{"title": "Open the strategy", "url": c.Link}})
	}
	return all
}

// The strategy's own dashboard, from a table row (its columns must be named so) or a series' labels.
const (
	linkFromRow    = "/d/tradewind-strategy?${datasource:queryparam}&var-namespace=${__data.fields.Namespace}&var-strategy=${__data.fields.Strategy}&${__url_time_range}"
	linkFromSeries = "/d/tradewind-strategy?${datasource:queryparam}&var-namespace=${__field.labels.namespace}&var-strategy=${__field.labels.strategy}&${__url_time_range}"
)
