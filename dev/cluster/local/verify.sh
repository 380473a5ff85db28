# shellcheck shell=bash
# Says in plain words what the local cluster has left behind.

left=()
leave() { left+=("$1"); }

describe() { tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | cut -c-100; }

# What every local cluster has by the same names.
look_for_unmarked() {
  local pid line
  while read -r pid; do leave "process $pid of a pod is still running: $(describe "$pid")"; done < <(comm -13 <(marked_processes | sort) <(pod_processes | sort))
  while read -r line; do leave "the cgroup $line is still there"; done < <(look_cgroups | grep -E "/$CGROUP\$" || true)
  if ! record_is_of_this_boot; then
    if [[ $(bridge_owner) == "$STATE" ]]; then leave "the network bridge $BRIDGE is still there"; fi
    return 0
  fi

  # The rest bears no mark of ours, so it takes the record of what was there before to tell.
  while read -r line; do leave "the network link $line was not there before"; done < <(new_since links | grep -E '^(veth|cni|tradewind)' || true)
  while read -r line; do leave "the packet filter table '$line' was not there before"; done < <(new_since tables | grep -E 'kube-proxy|cni|tradewind' || true)
  while read -r line; do leave "the network namespace $line was not there before"; done < <(new_since namespaces)
  while read -r line; do leave "the cgroup $line was not there before"; done < <(new_since cgroups | grep -vE "/$CGROUP(/|\$)" || true)
  while read -r line; do leave "the folder $line was not there before"; done < <(new_since folders)
  while read -r line; do leave "a mount on $line was not there before"; done < <(new_since mounts | grep -vF "$STATE/" | grep -E '/run/(netns|containerd)|/var/lib/(kubelet|cni)|/tradewind/' || true)
  while read -r line; do leave "the kernel's setting ${line% *} is now ${line##* }, which it was not before"; done < <(new_since sysctls)
}

local_verify_clean() {
  local pid line
  while read -r pid; do leave "process $pid is still running: $(describe "$pid")"; done < <(marked_processes)
  while read -r line; do leave "something is still mounted on $line"; done < <(look_mounts | grep -F "$STATE/" || true)
  # What carries no mark of ours is another cluster's while one is up.
  if [[ -z $(other_cluster) ]]; then look_for_unmarked; fi

  if ((${#left[@]} == 0)); then
    report_other_cluster
    say "clean: cluster '$CLUSTER_NAME' has left nothing on this host"
    return
  fi
  printf '%s\n' "${left[@]:0:20}" >&2
  if ((${#left[@]} > 20)); then echo "… and $((${#left[@]} - 20)) more" >&2; fi
  if [[ -d $RUN ]]; then
    die "cluster '$CLUSTER_NAME' has not been taken down: ${#left[@]} things of it are on this host; dev/cluster/down removes them."
  fi
  die "${#left[@]} things are left on this host."
}
