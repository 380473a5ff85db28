package main

import (
	"github.com/grafana/grafana-foundation-sdk/go/bargauge"
	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/cog/variants"
	"github.com/grafana/grafana-foundation-sdk/go/common"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
	"github.com/grafana/grafana-foundation-sdk/go/prometheus"
	"github.com/grafana/grafana-foundation-sdk/go/stat"
	"github.com/grafana/grafana-foundation-sdk/go/statetimeline"
	"github.com/grafana/grafana-foundation-sdk/go/table"
	"github.com/grafana/grafana-foundation-sdk/go/timeseries"
)

// builder is what the SDK's panel builders have in common.
type builder[B any] interface {
	cog.Builder[dashboard.Panel]
	Title(string) B
	Description(string) B
	NoValue(string) B
	Unit(string) B
	Decimals(float64) B
	Span(uint32) B
	Height(uint32) B
	Datasource(dashboard.DataSourceRef) B
	Thresholds(cog.Builder[dashboard.ThresholdsConfig]) B
	Mappings([]dashboard.ValueMapping) B
	DataLinks([]cog.Builder[dashboard.DashboardLink]) B
	OverrideByRegexp(string, []dashboard.DynamicConfigValue) B
	WithTarget(cog.Builder[variants.Dataquery]) B
}

// dress gives a panel everything that its kind does not decide.
func dress[B builder[B]](b B, p Panel) Entry {
	limits := p.Thresholds
	if limits == nil {
		limits = steps(neutral)
	}
	b = b.Title(p.Title).Description(p.About).NoValue(p.Empty).Unit(p.Unit).Decimals(float64(p.Decimals)).
		Span(p.W).Height(p.H).Datasource(datasource()).Mappings(p.Mappings).
		Thresholds(dashboard.NewThresholdsConfigBuilder().Mode(dashboard.ThresholdsModeAbsolute).Steps(limits))
	for _, c := range p.Colours {
		b = b.OverrideByRegexp("/"+c.Series+"/", []dashboard.DynamicConfigValue{fixed(c.Colour)})
	}
	if p.Link {
		b = b.DataLinks([]cog.Builder[dashboard.DashboardLink]{dashboard.NewDashboardLinkBuilder("Open the strategy").
			Type(dashboard.DashboardLinkTypeLink).Tags([]string{}).Url(linkFromSeries)})
	}
	for i, target := range p.Targets {
		b = b.WithTarget(query(refID(i), target))
	}
	return Entry{Panel: b, Spec: p}
}

func fixed(colour string) dashboard.DynamicConfigValue {
	return dashboard.DynamicConfigValue{Id: "color", Value: map[string]any{"mode": "fixed", "fixedColor": colour}}
}

func query(ref string, t Target) cog.Builder[variants.Dataquery] {
	q := prometheus.NewDataqueryBuilder().RefId(ref).Datasource(datasource()).Expr(t.Expr).
		LegendFormat(t.Legend).EditorMode(prometheus.QueryEditorModeCode)
	if t.Now {
		q = q.Instant()
	} else {
		q = q.Range()
	}
	if t.Table {
		return q.Format(prometheus.PromQueryFormatTable)
	}
	return q.Format(prometheus.PromQueryFormatTimeSeries)
}

func datasource() dashboard.DataSourceRef {
	kind, uid := "prometheus", "${datasource}"
	return dashboard.DataSourceRef{Type: &kind, Uid: &uid}
}

// figures are big numbers, each coloured by its threshold or mapping.
func figures(p Panel) Entry {
	b := stat.NewPanelBuilder().
		ReduceOptions(common.NewReduceDataOptionsBuilder().Calcs([]string{"lastNotNull"}).Values(false)).
		ColorMode(common.BigValueColorModeValue).GraphMode(common.BigValueGraphModeNone).
		ColorScheme(dashboard.NewFieldColorBuilder().Mode(dashboard.FieldColorModeIdThresholds))
	return dress(b, p)
}

// lines are values over the dashboard's time range, with their last and extreme values in the legend.
func lines(p Panel, more ...func(*timeseries.PanelBuilder)) Entry {
	b := timeseries.NewPanelBuilder().
		LineWidth(1).FillOpacity(5).ShowPoints(common.VisibilityModeNever).
		SpanNulls(common.BoolOrFloat64{Bool: cog.ToPtr(false)}).
		ColorScheme(dashboard.NewFieldColorBuilder().Mode(dashboard.FieldColorModeIdPaletteClassicByName)).
		Legend(common.NewVizLegendOptionsBuilder().ShowLegend(true).Placement(common.LegendPlacementBottom).
			DisplayMode(common.LegendDisplayModeTable).Calcs([]string{"lastNotNull", "min", "max"})).
		Tooltip(common.NewVizTooltipOptionsBuilder().Mode(common.TooltipDisplayModeMulti).Sort(common.SortOrderDescending))
	if p.Thresholds != nil {
		b = b.ThresholdsStyle(common.NewGraphThresholdsStyleConfigBuilder().Mode(common.GraphThresholdsStyleModeDashed))
	}
	for _, change := range more {
		change(b)
	}
	return dress(b, p)
}

// steps between samples are not interpolated: a position or an epoch jumps.
func stepped(b *timeseries.PanelBuilder) { b.LineInterpolation(common.LineInterpolationStepAfter) }

func fromZero(b *timeseries.PanelBuilder) { b.AxisSoftMin(0) }

// ranking is a bar per series, the worst first.
func ranking(p Panel) Entry {
	b := bargauge.NewPanelBuilder().
		ReduceOptions(common.NewReduceDataOptionsBuilder().Calcs([]string{"lastNotNull"}).Values(false)).
		Orientation(common.VizOrientationHorizontal).DisplayMode(common.BarGaugeDisplayModeBasic).Min(0)
	return dress(b, p)
}

// timeline is a coloured band per series.
func timeline(p Panel) Entry {
	b := statetimeline.NewPanelBuilder().MergeValues(true).ShowValue(common.VisibilityModeAuto).RowHeight(0.9).
		ColorScheme(dashboard.NewFieldColorBuilder().Mode(dashboard.FieldColorModeIdThresholds)).
		Legend(common.NewVizLegendOptionsBuilder().ShowLegend(false).Placement(common.LegendPlacementBottom).
			DisplayMode(common.LegendDisplayModeList).Calcs([]string{}))
	return dress(b, p)
}

// rows is a table; its columns are told by the caller.
func rows(p Panel, columns func(*table.PanelBuilder)) Entry {
	b := table.NewPanelBuilder().ShowHeader(true).CellHeight(common.TableCellHeightSm).
		Footer(common.NewTableFooterOptionsBuilder().Show(false).Reducer([]string{"sum"}))
	columns(b)
	return dress(b, p)
}
