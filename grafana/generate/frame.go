package main

import (
	"github.com/grafana/grafana-foundation-sdk/go/cog"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

// frame is what both dashboards have: who they are, their time, their data source.
func frame(uid, title, about string) *dashboard.DashboardBuilder {
	return dashboard.NewDashboardBuilder(title).Uid(uid).Description(about).Tags([]string{"tradewind"}).
		Readonly().Timezone("browser").Time("now-1h", "now").Refresh("10s").
		Tooltip(dashboard.DashboardCursorSyncCrosshair).
		WithVariable(dashboard.NewDatasourceVariableBuilder("datasource").Label("Data source").Type("prometheus"))
}

func fleetFrame(board *dashboard.DashboardBuilder) {
	board.WithVariable(labelValues("namespace", "Namespace", "label_values(tradewind_ready, namespace)").
		Multi(true).IncludeAll(true).AllValue(".*").
		Current(dashboard.VariableOption{Selected: cog.ToPtr(true),
			Text:  dashboard.StringOrArrayOfString{ArrayOfString: []string{"All"}},
			Value: dashboard.StringOrArrayOfString{ArrayOfString: []string{"$__all"}}}))
}

func strategyFrame(board *dashboard.DashboardBuilder) {
	board.WithVariable(labelValues("namespace", "Namespace", "label_values(tradewind_ready, namespace)")).
		WithVariable(labelValues("strategy", "Strategy", `label_values(tradewind_ready{namespace="$namespace"}, strategy)`)).
		Link(dashboard.NewDashboardLinkBuilder("Fleet").Type(dashboard.DashboardLinkTypeLink).
			Url("/d/tradewind-fleet?${datasource:queryparam}").Tags([]string{}).KeepTime(true).Icon("dashboard")).
		Annotation(dashboard.NewAnnotationQueryBuilder().Name("Restarts").Enable(true).IconColor(warning).
			Datasource(datasource()).Expr(strategyScope.restarts("2m") + " > 0"))
}

func labelValues(name, label, query string) *dashboard.QueryVariableBuilder {
	return dashboard.NewQueryVariableBuilder(name).Label(label).Datasource(datasource()).
		Query(dashboard.StringOrMap{String: &query}).
		Refresh(dashboard.VariableRefreshOnTimeRangeChanged).Sort(dashboard.VariableSortAlphabeticalAsc)
}
