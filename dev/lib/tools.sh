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
  KUBECONFIG=$("$DEV/cluster/kubeconfig")
  export PATH KUBECONFIG
}

# The version in the POM is the version of everything.
project_version() {
  sed -n 's|^  <version>\(.*\)</version>|\1|p' "$DEV/../pom.xml" | head -1
}

prometheus_url() {
  echo "${PROMETHEUS_URL:-http://127.0.0.1:${PROMETHEUS_PORT:-9090}}"
}
