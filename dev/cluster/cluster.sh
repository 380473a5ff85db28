# shellcheck shell=bash
# What every command on a cluster needs: its kind, its folders, its lock.

# shellcheck source=dev/lib/say.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/say.sh"
# shellcheck source=dev/lib/paths.sh
. "$(dirname "${BASH_SOURCE[0]}")/../lib/paths.sh"
kind=$(cluster_kind) || exit 1
# Two clusters of the same name but of different kinds have nothing to do with each other.
if [[ $kind != local ]]; then STATE=$CACHE/cluster/$kind-$CLUSTER_NAME; fi
for part in "$DEV/cluster/$kind"/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done

# Two of up and down at a time would undo each other's work.
hold_lock() {
  mkdir -p "$STATE"
  # macOS has none; there is no local cluster there either.
  command -v flock >/dev/null || return 0
  exec 9>"$STATE/lock"
  if ! flock -n 9; then
    say "another command is at work on cluster '$CLUSTER_NAME'; waiting for it"
    flock -w 900 9 || die "another command has been at work on cluster '$CLUSTER_NAME' for 15 minutes; see which: fuser -v $STATE/lock"
  fi
}
