module dev.tradewind/grafana/generate

go 1.21

require github.com/grafana/grafana-foundation-sdk/go v0.0.0-20250310114924-e8eb8530bc7c
