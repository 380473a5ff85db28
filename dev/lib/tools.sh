# shellcheck shell=bash
# kubectl and helm on the PATH, of the versions the project pins, and KUBECONFIG of the project's cluster.
# With CLUSTER=current or kind, a person's own kubectl comes first.

use_tools() {
  local kubectl helm
  kubectl=$(tool_folder kubernetes)
  helm=$(tool_folder helm)
  if [[ $(cluster_kind) == local ]]; then
    PATH=$kubectl:$helm:$PATH
  else
    PATH=$PATH:$kubectl:$helm
  fi
  # Without this file kubectl would try whatever listens on localhost:8080.
  KUBECONFIG=$("$DEV/cluster/kubeconfig") || exit 1
  export PATH KUBECONFIG
  if ! command -v kubectl >/dev/null || ! command -v helm >/dev/null; then
    echo "error: kubectl or helm is missing; build them with: dev/cluster/build api helm" >&2
    exit 1
  fi
}

# Before the first question to a cluster, whose absence kubectl would tell in many lines.
need_cluster() {
  if ! kubectl --request-timeout=10s get --raw /readyz >/dev/null 2>&1; then
    echo "error: the cluster of $KUBECONFIG does not answer; what is wrong with it says: make cluster-status" >&2
    exit 1
  fi
}

# The fleet's resources are unknown where the chart is not installed.
need_product() {
  need_cluster
  if [[ -z $(kubectl get crd tradingstrategies.tradewind.dev --ignore-not-found -o name 2>/dev/null) ]]; then
    echo "error: Tradewind is not installed in the cluster of $KUBECONFIG; install it with: make quickstart" >&2
    exit 1
  fi
}

# The version in the POM is the version of everything.
project_version() {
  sed -n 's|^  <version>\(.*\)</version>|\1|p' "$DEV/../pom.xml" | head -1
}

prometheus_url() {
  echo "${PROMETHEUS_URL:-http://127.0.0.1:${PROMETHEUS_PORT:-9090}}"
}
