# shellcheck shell=bash
# Brings the local cluster up, or heals what is dead of it.

node_ready() {
  [[ $(kubectl_ get node "$NODE_NAME" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}' 2>/dev/null) == True ]]
}

api_ready() { kubectl_ get --raw /readyz >/dev/null 2>&1; }

# wait_for SECONDS WHAT PROCESS COMMAND…: ends at once when the process that it depends on has died.
wait_for() {
  local deadline=$((EPOCHSECONDS + $1)) what=$2 process=$3
  shift 3
  until "$@"; do
    running "$process" >/dev/null || die "$process ended while starting; its last words: $(grep -vE '^\s*$' "$LOGS/$process.log" | tail -n 1). All of them: $LOGS/$process.log"
    ((EPOCHSECONDS < deadline)) || die "$what did not come within time; see $LOGS/$process.log, then run it again: what runs is kept."
    sleep 0.2
  done
}

containerd_ready() { ctr_ version >/dev/null 2>&1; }

import_pause_image() {
  local words
  if [[ -z $(ctr_ images ls -q "name==$PAUSE_IMAGE" 2>/dev/null) ]]; then
    # Its remarks on success interest nobody.
    words=$(ctr_ images import "$("$DEV/cluster/local/pause/build" "$PAUSE_IMAGE")" 2>&1) || die "importing the pause image failed: $words"
  fi
}

# After a reboot nothing that was written about running containers is true any more.
forget_last_boot() {
  local record
  for record in "$RUN"/*.process; do
    [[ -e $record ]] || return 0
    if [[ $(cut -d' ' -f3 "$record") != "$(cat /proc/sys/kernel/random/boot_id)" ]]; then
      rm -rf "$STATE/containerd/state" "$RUN"/*.process "$STATE/cni/addresses"
      return 0
    fi
  done
}

local_check() {
  [[ $(uname -s) == Linux ]] || die "the local cluster needs Linux; install Docker and kind and use CLUSTER=kind, or CLUSTER=current."
  [[ $EUID -eq 0 ]] || die "the local cluster needs root; run the same command with sudo -E, or use CLUSTER=kind or CLUSTER=current."
  ((${#CONTAINERD_SOCKET} < 100)) || die "the path $STATE is too long for a socket; set XDG_CACHE_HOME to a shorter folder."
  check_addresses
  refuse_other_cluster
}

local_up() {
  local_check
  local process alive=1
  for process in "${PROCESSES[@]}"; do running "$process" >/dev/null || alive=0; done
  if ((alive)) && [[ ! -e $RUN/going ]] && api_ready && node_ready; then
    say "cluster '$CLUSTER_NAME' is up"
    return
  fi

  "$DEV/setup" || exit 1
  "$DEV/cluster/build" api node || exit 1
  # What an interrupted down has half removed cannot be healed.
  if [[ -e $RUN/going ]]; then local_down; fi
  check_network
  say "starting cluster '$CLUSTER_NAME' (state and logs in $STATE)"
  remember_host
  forget_last_boot
  prepare_network
  prepare_cgroup
  make_pki
  render_config
  start_containerd
  start_etcd
  start_kube-apiserver
  wait_for 60 "containerd's answer" containerd containerd_ready
  import_pause_image
  wait_for 90 "the API server's readiness" kube-apiserver api_ready
  say "the API server answers"
  kubectl_ apply -f "$CONFIG/cluster.yaml" >/dev/null
  start_kube-controller-manager
  start_kube-scheduler
  start_kubelet
  start_kube-proxy
  start_coredns
  start_provisioner
  wait_for 90 "the node's readiness" kubelet node_ready
  # Pods are refused in a namespace until its account exists.
  wait_for 60 "the default service account" kube-controller-manager kubectl_ get serviceaccount default -o name >/dev/null 2>&1
  for process in "${PROCESSES[@]}"; do
    running "$process" >/dev/null || die "$process ended while starting; its last words: $(tail -n 1 "$LOGS/$process.log"). All of them: $LOGS/$process.log"
  done
  say "cluster '$CLUSTER_NAME' is up; kubectl: dev/cluster/kubectl, kubeconfig: $KUBECONFIG_FILE"
}
