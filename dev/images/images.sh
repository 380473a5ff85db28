# shellcheck shell=bash
# What the commands on images share: where images are kept, and how to reach the node's own store.

# shellcheck source=dev/cluster/cluster.sh
. "$(dirname "${BASH_SOURCE[0]}")/../cluster/cluster.sh"

IMAGES=$CACHE/images
# shellcheck disable=SC2034 # used by the commands
DEFAULT_VERSION=0.1.0-SNAPSHOT

# A store of its own, so that no image of the user is touched. vfs needs no kernel feature that a confined host lacks.
buildah_() {
  buildah --root "$IMAGES/store" --runroot "$IMAGES/run" --storage-driver vfs "$@"
}

# A build that was killed leaves its half-made container behind; whoever is alone here removes it.
enter_store() {
  mkdir -p "$IMAGES"
  exec 6>"$IMAGES/store.lock"
  if flock -n -x 6; then buildah_ rm --all >/dev/null 2>&1 || true; fi
  flock -s 6
}

image_name() { echo "localhost/tradewind/$1:$2"; }
archive_of() { echo "$IMAGES/archives/$1/$2.tar"; }

# ctr on the cluster's node.
node_ctr() {
  case $kind in
    local) ctr_ "$@" ;;
    kind) docker exec -i "$CLUSTER_NAME-control-plane" ctr --namespace k8s.io "$@" ;;
    *) return 1 ;;
  esac
}

node_answers() { node_ctr version >/dev/null 2>&1; }

# The digest under which the node holds an image, or nothing.
node_digest() {
  node_ctr images ls "name==$1" 2>/dev/null | awk 'NR > 1 { print $3; exit }'
}

check_name() {
  [[ $1 =~ ^[a-z][-a-z0-9]*$ && $2 =~ ^[A-Za-z0-9_][-A-Za-z0-9_.]*$ ]] || die "'$1:$2' is no name and version of an image."
}
