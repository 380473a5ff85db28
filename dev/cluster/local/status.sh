# shellcheck shell=bash
# Shows the state of the local cluster.

local_status() {
  local process pid well=1
  if [[ ! -d $RUN ]]; then
    die "cluster '$CLUSTER_NAME' is down; bring it up with: dev/cluster/up"
  fi
  for process in "${PROCESSES[@]}"; do
    if pid=$(running "$process"); then
      printf '%-25s runs   pid %-8s %5d MB\n' "$process" "$pid" "$(awk '/^VmRSS/ { print int($2 / 1000) }' "/proc/$pid/status")"
    else
      printf '%-25s DEAD   see %s\n' "$process" "$LOGS/$process.log"
      well=0
    fi
  done
  for process in prometheus discover; do
    if pid=$(running "$process"); then printf '%-25s runs   pid %s\n' "$process" "$pid"; fi
  done
  if api_ready; then
    kubectl_ get nodes
    printf 'pods: %s\nkubeconfig: %s\naudit log: %s\n' "$(kubectl_ get pods -A -o name | wc -l)" "$KUBECONFIG_FILE" "$STATE/audit.log"
    if [[ -s $STATE/claim ]]; then printf 'in use by: %s\n' "$(cut -d' ' -f1,2 "$STATE/claim")"; fi
    node_ready || well=0
  else
    well=0
  fi
  ((well)) || die "cluster '$CLUSTER_NAME' is not well; dev/cluster/up heals it."
}

local_kubeconfig() { echo "$KUBECONFIG_FILE"; }

local_present() {
  [[ -d $RUN ]]
}
