# shellcheck shell=bash
# Where everything is kept. Nothing is written into the source tree, nor to ~/.kube.

DEV=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Refused here, before anything is made: every other script, and the tools they start, take it for granted.
if [[ ${HOME:-} != /* ]]; then
  echo "error: HOME is '${HOME:-}'; set it to the absolute path of your home folder, where Maven and Go keep what they fetch." >&2
  exit 1
fi
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/tradewind
if [[ $CACHE != /* ]]; then
  echo "error: XDG_CACHE_HOME is '$XDG_CACHE_HOME'; it must be an absolute path." >&2
  exit 1
fi
refuse_unfit() {
  local unfit=$'[][:space:]"#$%&\'()*,:;<>?\\\\^`{|}![]'
  if [[ $CACHE =~ $unfit ]]; then
    echo "error: the folder '$CACHE' has a space or one of \"#\$%&'()*,:;<>?[\\]^\`{|}! in its path, which containerd and CoreDNS cannot be told; set XDG_CACHE_HOME to another." >&2
    exit 1
  fi
}
refuse_unfit
if ! mkdir -p "$CACHE" 2>/dev/null || [[ ! -w $CACHE ]]; then
  echo "error: the folder $CACHE cannot be written; give it to this user, or set XDG_CACHE_HOME to a folder that can." >&2
  exit 1
fi
# The kernel tells mounts by their true path, so a link on the way would hide them.
CACHE=$(cd "$CACHE" && pwd -P)
refuse_unfit
MODULES=$DEV/cluster/modules

CLUSTER_NAME=${CLUSTER_NAME:-tradewind}
# The name becomes part of folder, cgroup and link names.
if [[ ! $CLUSTER_NAME =~ ^[a-z][-a-z0-9]{0,29}$ ]]; then
  echo "error: CLUSTER_NAME '$CLUSTER_NAME' must be a lower-case letter followed by at most 29 letters, digits or dashes." >&2
  exit 1
fi
# STATE and LOGS are used by the scripts that source this file.
# shellcheck disable=SC2034
STATE=$CACHE/cluster/$CLUSTER_NAME
# shellcheck disable=SC2034
LOGS=$STATE/logs

docker_answers() {
  command -v docker >/dev/null && docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# The kind of cluster, decided once: an engine that comes or goes must not change it between two steps.
cluster_kind() {
  local kind=${CLUSTER:-}
  if [[ -z $kind ]]; then
    if docker_answers; then kind=kind; else kind=local; fi
  fi
  case $kind in
    local | kind | current) echo "$kind" ;;
    *)
      echo "error: CLUSTER is '$kind'; it must be local, kind or current." >&2
      exit 1
      ;;
  esac
}

# The version that a go.mod pins; the go.mod files are the only place where versions stand.
module_version() {
  awk -v path="$2" '{ i = ($1 == "require") ? 2 : 1 } $i == path && $(i + 1) ~ /^v/ { print $(i + 1); exit }' "$MODULES/$1/go.mod"
}

# The folder of one tool: <tool>/<version>, and for a program of our own a hash of its source as well.
tool_folder() {
  local tool=$1 row
  row=$(awk -v tool="$tool" '$2 == tool { print; exit }' "$DEV/cluster/tools")
  [[ -n $row ]] || { echo "error: '$tool' is not listed in dev/cluster/tools." >&2; exit 1; }
  local module version_of package version
  read -r _ _ _ module version_of package <<<"$row"
  version=$(module_version "$module" "$version_of")
  [[ -n $version ]] || { echo "error: $MODULES/$module/go.mod pins no version of $version_of." >&2; exit 1; }
  if [[ $package == ./* ]]; then
    version+=-$(sha256sum "$MODULES/$module/$package"/*.go | cut -c-64 | sha256sum | cut -c-8)
  fi
  echo "$CACHE/$tool/$version"
}
