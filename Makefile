# Everything a person does with this repository. `make help` lists it.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

CLUSTER_NAME ?= tradewind
export CLUSTER_NAME

MVN := dev/mvn

.PHONY: help setup build generate format check it test test-long soak quickstart quickstart-down top verify-pnl verify-quiet verify-upgrade \
        images push cluster-up cluster-down cluster-status kubeconfig tools-path verify-clean lint-scripts bench-engine clean

help: ## List the targets
	@awk 'BEGIN {FS = ":.*## "} /^## / {printf "\n%s\n", substr($$0, 4)} /^[a-z-]+:.*## / {printf "  %-16s %s\n", $$1, $$2}' Makefile

## The main job
quickstart: ## Build everything, start a cluster, install Tradewind and trade five strategies
	@dev/quickstart/up

top: ## A live view of the fleet (Ctrl-C ends it)
	@dev/quickstart/top

verify-pnl: ## Compare the profit and loss of the finite replay: Prometheus, status, pod, backtest
	@dev/quickstart/verify-pnl

verify-quiet: ## Watch the audit log for SECONDS_TO_LISTEN (300): no write over paused strategies but leases
	@dev/quickstart/verify-quiet

quickstart-down: ## Remove what quickstart made, the cluster included
	@dev/quickstart/down

verify-upgrade: ## Install the previous release, upgrade to this one: no pod may be touched
	@dev/upgrade/verify

## Develop
setup: ## Install (as root) or name what the machine lacks
	@dev/setup

build: setup ## Compile and package the applications, without tests
	@dev/build

check: setup lint-scripts ## Format, static analysis and unit tests: for every commit
	@dev/check-dashboards
	@dev/cluster/build helm
	@$(MVN) test

it: setup ## Unit and integration tests, against real servers
	@dev/cluster/build api helm
	@dev/prometheus/fetch >/dev/null
	@$(MVN) verify -Pit

test: ## All tests: unit, integration, end to end on a fresh local cluster
	@dev/test

test-long: ## What takes longer: outages of OUTAGE_SECONDS (120), and the oldest supported Kubernetes
	@dev/test-long

soak: setup ## Kill a trading strategy for DURATION (600) seconds, and crash it at every write: nothing lost, nothing doubled
	@dev/soak

bench-engine: setup ## Measure the engine beside its peers (PEERS=none, default or all; RUNS=5): a quiet machine, please
	@dev/bench/run

generate: setup ## Write the generated files anew: CRDs, policies, reference, dashboards, example data
	@dev/generate

format: setup ## Format the Java sources
	@$(MVN) -q spotless:apply

lint-scripts:
	@dev/lint-scripts

clean: ## Delete build output (the caches outside the tree stay)
	@$(MVN) -q clean

## The cluster
images: build ## Build the images and load them into the cluster
	@dev/images/all

push: ## Push the built images: make push REGISTRY=registry.example.com/team
	@dev/images/push "$(REGISTRY)"

cluster-up: setup ## Start the cluster (CLUSTER=local, kind or current)
	@dev/cluster/up

cluster-down: ## Stop the cluster and remove all of it
	@dev/cluster/down

cluster-status: ## Say what runs and what does not
	@dev/cluster/status

kubeconfig: ## Print the path of the cluster's kubeconfig: export KUBECONFIG=$(make -s kubeconfig)
	@dev/cluster/kubeconfig

tools-path: ## Print the folder of kubectl and helm, to put on the PATH
	@dev/lib/tools-path

verify-clean: ## Exit 0 when no process, mount, link, table or cgroup of ours is left
	@dev/cluster/verify-clean
