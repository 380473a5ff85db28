# shellcheck shell=bash
# What the cluster changes on the host, what the host looked like before, and the way back.

# Settings of the kernel that the kubelet, kube-proxy or we ourselves change.
SYSCTLS=(
  net/ipv4/ip_forward net/bridge/bridge-nf-call-iptables net/netfilter/nf_conntrack_max
  vm/overcommit_memory vm/panic_on_oom kernel/panic kernel/panic_on_oops
  kernel/keys/root_maxkeys kernel/keys/root_maxbytes
)
# Folders with a fixed place that the kubelet and containerd use whatever they are told.
FIXED_FOLDERS=(/run/containerd /run/netns /var/lib/kubelet /var/lib/cni /var/log/containers /var/log/pods /usr/libexec/kubernetes /run/nri /var/run/nri /run/xtables.lock)

LOOKS=(mounts links tables namespaces cgroups sysctls folders)
# Spaces and the like are written there as octal escapes.
look_mounts() { awk '{ print $5 }' /proc/self/mountinfo | while IFS= read -r mount; do printf '%b\n' "$mount"; done | sort -u; }
look_links() { find /sys/class/net -mindepth 1 -maxdepth 1 -printf '%f\n' | sort -u; }
look_tables() { { nft list tables 2>/dev/null || true; } | sed 's/^table //' | sort -u; }
look_namespaces() { { find /run/netns -mindepth 1 -maxdepth 1 2>/dev/null || true; } | sort -u; }
look_cgroups() { { find /sys/fs/cgroup -mindepth 1 -maxdepth 3 -type d \( -name 'tradewind-*' -o -name 'kubepods*' \) 2>/dev/null || true; } | sort -u; }
look_sysctls() { for s in "${SYSCTLS[@]}"; do if [[ -r /proc/sys/$s ]]; then echo "$s $(cat "/proc/sys/$s")"; fi; done | sort -u; }
look_folders() { for f in "${FIXED_FOLDERS[@]}"; do if [[ -e $f ]]; then echo "$f"; fi; done | sort -u; }

boot_id() { cat /proc/sys/kernel/random/boot_id; }

# A record of an earlier boot says nothing about what is here now.
record_is_of_this_boot() { [[ -r $BEFORE/boot && $(<"$BEFORE/boot") == "$(boot_id)" ]]; }

# Whether this cluster has been brought up since the host started, so that the record is of the host without it.
remembers_this_boot() { [[ -d $RUN ]] && record_is_of_this_boot; }

# Taken only when nothing of this cluster runs; after a crash half-way the first record is still the true one.
remember_host() {
  if remembers_this_boot; then return; fi
  rm -rf "$BEFORE.new"
  mkdir -p "$BEFORE.new"
  boot_id >"$BEFORE.new/boot"
  local look
  for look in "${LOOKS[@]}"; do "look_$look" >"$BEFORE.new/$look"; done
  rm -rf "$BEFORE"
  mv "$BEFORE.new" "$BEFORE"
  rm -rf "$LOGS"
  mkdir -p "$RUN"
}

# Prints what is there now and was not before.
new_since() {
  comm -13 "$BEFORE/$1" <("look_$1")
}

# The state folder of the cluster that made the bridge, which its alias tells.
bridge_owner() {
  local alias
  alias=$(cat "/sys/class/net/$BRIDGE/ifalias" 2>/dev/null) || return 0
  # A crash between making the bridge and naming its owner leaves it nameless; who began before it was there, made it.
  if [[ -z $alias ]] && remembers_this_boot && ! grep -qxF "$BRIDGE" "$BEFORE/links"; then alias=$STATE; fi
  echo "${alias:-unknown}"
}

# Whether the cgroup, the tables and the folders, whose names every local cluster uses, are this cluster's.
host_is_ours() {
  local owner
  owner=$(bridge_owner)
  [[ $owner == "$STATE" ]] || { [[ -z $owner ]] && remembers_this_boot; }
}

# The state folder of another cluster that is up, or nothing.
other_cluster() {
  local owner
  owner=$(bridge_owner)
  [[ $owner == "$STATE" ]] || echo "$owner"
}

# How to reach another cluster, by its state folder.
command_for() {
  local cache=${1%/tradewind/cluster/*}
  if [[ $cache == "$1" ]]; then echo "ip link delete $BRIDGE"; else echo "XDG_CACHE_HOME=$cache CLUSTER_NAME=${1##*/} make cluster-down"; fi
}

refuse_other_cluster() {
  local other
  other=$(other_cluster)
  [[ -z $other ]] || die "another local cluster is up (its state: $other; its bridge: $BRIDGE), and only one fits on a host; take it down with: $(command_for "$other")"
}

# Refuses before anything is changed or written down.
check_network() {
  if [[ ! -e /sys/class/net/$BRIDGE ]] && ! remembers_this_boot; then
    # An address that is reached without a gateway is on a network that this host is a part of.
    if ip route get "$NODE_IP" 2>/dev/null | head -n 1 | grep -v ' via ' | grep -q ' dev ' || nft list table ip kube-proxy >/dev/null 2>&1; then
      die "the addresses $POD_CIDR or kube-proxy's tables are in use on this host; end the other Kubernetes, or set TRADEWIND_NODE_IP, TRADEWIND_POD_CIDR, TRADEWIND_SERVICE_CIDR and TRADEWIND_SERVICE_IP."
    fi
  fi
}

prepare_network() {
  [[ -e /sys/class/net/$BRIDGE ]] || ip link add "$BRIDGE" type bridge
  ip link set "$BRIDGE" alias "$STATE"
  ip address replace "$NODE_IP/${POD_CIDR#*/}" dev "$BRIDGE"
  ip link set "$BRIDGE" up
  [[ -e /proc/sys/net/bridge/bridge-nf-call-iptables ]] || modprobe br_netfilter 2>/dev/null || true
  echo 1 >/proc/sys/net/ipv4/ip_forward
  # Without it the answer of a pod on the same bridge bypasses the service's address and is not recognised.
  [[ ! -e /proc/sys/net/bridge/bridge-nf-call-iptables ]] || echo 1 >/proc/sys/net/bridge/bridge-nf-call-iptables
  nft -f - <<NFT
table ip $NFT_TABLE
delete table ip $NFT_TABLE
table ip $NFT_TABLE {
  chain leaving {
    type nat hook postrouting priority srcnat;
    ip saddr $POD_CIDR oifname != "$BRIDGE" masquerade
  }
}
NFT
}

prepare_cgroup() {
  local root=/sys/fs/cgroup hierarchy file
  if [[ -e $root/cgroup.controllers ]]; then
    for file in cpu cpuset memory pids io hugetlb; do
      echo "+$file" >"$root/cgroup.subtree_control" 2>/dev/null || true
    done
    mkdir -p "$root/$CGROUP"
    return
  fi
  while read -r hierarchy; do
    mkdir -p "$hierarchy/$CGROUP"
    # A new cpuset has no processor until it is given one.
    for file in cpuset.cpus cpuset.mems; do
      if [[ -e $hierarchy/$file ]]; then cat "$hierarchy/$file" >"$hierarchy/$CGROUP/$file"; fi
    done
  done < <(awk '$3 == "cgroup" { print $2 }' /proc/mounts)
}

unmount_all() {
  local attempt mount
  for attempt in 1 2 3; do
    look_mounts | sort -r | while IFS= read -r mount; do
      [[ $mount == "$STATE"/* ]] || continue
      if ((attempt < 3)); then umount "$mount" 2>/dev/null || true; else umount -l "$mount" 2>/dev/null || true; fi
    done
  done
}

remove_bridge() {
  local port
  if [[ $(bridge_owner) == "$STATE" ]]; then
    for port in /sys/class/net/"$BRIDGE"/brif/*; do
      [[ ! -e $port ]] || ip link delete "${port##*/}" 2>/dev/null || true
    done
    ip link delete "$BRIDGE"
  fi
}

# These names are not ours alone: tables that were here before are somebody else's.
remove_tables() {
  local table
  while read -r table; do
    # shellcheck disable=SC2086
    case $table in "ip kube-proxy" | "ip6 kube-proxy" | "ip $NFT_TABLE") nft delete table $table ;; esac
  done < <(new_since tables)
}

remove_cgroup() {
  local attempt
  for ((attempt = 0; attempt < 20; attempt++)); do
    find /sys/fs/cgroup -depth -type d -path "*/$CGROUP*" -exec rmdir {} + 2>/dev/null || true
    if [[ -z $(find /sys/fs/cgroup -mindepth 1 -maxdepth 2 -type d -name "$CGROUP") ]]; then return; fi
    sleep 0.1
  done
}

restore_sysctls() {
  local name value
  while read -r name value; do
    if [[ -w /proc/sys/$name && $(cat "/proc/sys/$name") != "$value" ]]; then echo "$value" >"/proc/sys/$name"; fi
  done <"$BEFORE/sysctls"
}

remove_fixed_folders() {
  find /var/log/containers -maxdepth 1 -type l -lname "$STATE/*" -delete 2>/dev/null || true
  local folder
  while read -r folder; do rm -rf --one-file-system "$folder"; done < <(new_since folders)
}
