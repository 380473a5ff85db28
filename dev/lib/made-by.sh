# shellcheck shell=bash
# The mark on what quickstart makes in a cluster, by which it is told apart from what somebody else made under the same name.

MADE_BY=tradewind.dev/made-by=quickstart

# kubectl, or what stands for it, comes first: these serve commands with different ones.
# An answer that does not come is not the answer "no".
exists() {
  local found
  found=$("$1" get "$2" "$3" --ignore-not-found -o name) || exit 1
  [[ -n $found ]]
}

is_ours() {
  local found
  found=$("$1" get "$2" --selector "$MADE_BY" --field-selector "metadata.name=$3" -o name) || exit 1
  [[ -n $found ]]
}

refuse_foreign() {
  if exists "$@" && ! is_ours "$@"; then
    die "$2 $3 of this cluster was not made by quickstart, so it is left alone; use another cluster, or CLUSTER=local."
  fi
}

# Marks and makes what the manifest on standard input describes, unless it is there.
make_ours() {
  local manifest
  manifest=$("$1" label --local -f - "$MADE_BY" -o json)
  if exists "$@"; then return; fi
  # Not applied: with a later apply of the unmarked manifest the mark would go.
  "$1" create -f - >/dev/null <<<"$manifest"
}
