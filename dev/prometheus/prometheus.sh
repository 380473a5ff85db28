# shellcheck shell=bash
# What the commands on Prometheus share.

# shellcheck source=dev/cluster/cluster.sh
. "$(dirname "${BASH_SOURCE[0]}")/../cluster/cluster.sh"

PORT=${PROMETHEUS_PORT:-9090}
# shellcheck disable=SC2034 # used by the commands
NAMESPACE=tradewind-monitoring
kubectl_any() { "$DEV/cluster/kubectl" "$@"; }
answers() { curl -fs -m 5 "http://127.0.0.1:$PORT/-/ready" >/dev/null 2>&1; }
