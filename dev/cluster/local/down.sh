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

local_down() {
  if [[ ! -d $RUN ]]; then
    rm -f "$STATE/claim"
    say "cluster '$CLUSTER_NAME' is down"
    return
  fi
  [[ $EUID -eq 0 ]] || die "taking the local cluster down needs root; run the same command with sudo -E."
  say "taking cluster '$CLUSTER_NAME' down"
  touch "$RUN/going"
  # First those that would start anew what is being ended.
  stop kubelet kube-controller-manager kube-scheduler provisioner coredns kube-proxy prometheus discover
  kill_pods
  stop kube-apiserver containerd etcd
  kill_marked
  unmount_all
  if [[ -d $BEFORE ]]; then
    remove_network
    restore_sysctls
    remove_fixed_folders
  fi
  remove_cgroup
  # Logs stay for the one who asks what went wrong; the host's look stays for verify-clean.
  find "$STATE" -mindepth 1 -maxdepth 1 ! -name before ! -name logs ! -name lock ! -name run -exec rm -rf --one-file-system {} +
  # The last to go: while it is there, the next attempt knows that something is left to do.
  rm -rf "$RUN"
  say "cluster '$CLUSTER_NAME' is down"
}
