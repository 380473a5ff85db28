# shellcheck shell=bash
# Takes the local cluster down: processes, mounts, network, cgroups, settings, files.

kill_pods() {
  local attempt pids
  for ((attempt = 0; attempt < 50; attempt++)); do
    mapfile -t pids < <(pod_processes)
    if ((${#pids[@]} == 0)); then return; fi
    kill -KILL "${pids[@]}" 2>/dev/null || true
    sleep 0.1
  done
}

# What no record names: shims, and processes whose record was lost.
kill_marked() {
  local attempt pids
  for ((attempt = 0; attempt < 50; attempt++)); do
    mapfile -t pids < <(marked_processes)
    if ((${#pids[@]} == 0)); then return; fi
    kill -KILL "${pids[@]}" 2>/dev/null || true
    sleep 0.1
  done
}

# Whoever names a cluster means the one that runs, even if its state is kept for another user or in another folder.
report_other_cluster() {
  local other
  other=$(other_cluster)
  [[ -n $other ]] || return 0
  if [[ ${other##*/} == "$CLUSTER_NAME" || $other == unknown ]]; then
    die "the cluster that is up on this host is not of this cache folder, so it runs on (its state: $other; its bridge: $BRIDGE); take it down with: $(command_for "$other")"
  fi
  say "another local cluster is up (its state: $other)"
}

# Only what belongs to this cluster alone may go when the host is another's, or when the record is of an earlier boot.
remove_from_host() {
  kill_pods
  stop kube-apiserver containerd etcd
  kill_marked
  unmount_all
  remove_bridge
  if remembers_this_boot; then
    remove_tables
    restore_sysctls
    remove_fixed_folders
  else
    warn "there is no record of what this host was like before, so packet filter tables and kernel settings stay as they are."
  fi
  remove_cgroup
}

local_down() {
  if [[ ! -d $RUN && $(bridge_owner) != "$STATE" ]]; then
    rm -f "$STATE/claim"
    report_other_cluster
    say "cluster '$CLUSTER_NAME' is down"
    return
  fi
  [[ $EUID -eq 0 ]] || die "taking the local cluster down needs root; run the same command with sudo -E."
  say "taking cluster '$CLUSTER_NAME' down"
  mkdir -p "$RUN"
  touch "$RUN/going"
  # First those that would start anew what is being ended.
  stop kubelet kube-controller-manager kube-scheduler provisioner coredns kube-proxy prometheus discover
  if host_is_ours; then
    remove_from_host
  else
    stop kube-apiserver containerd etcd
    kill_marked
    unmount_all
  fi
  # Logs stay for the one who asks what went wrong; the host's look stays for verify-clean.
  find "$STATE" -mindepth 1 -maxdepth 1 ! -name before ! -name logs ! -name lock ! -name run -exec rm -rf --one-file-system {} +
  # The last to go: while it is there, the next attempt knows that something is left to do.
  rm -rf "$RUN"
  report_other_cluster
  say "cluster '$CLUSTER_NAME' is down"
}
