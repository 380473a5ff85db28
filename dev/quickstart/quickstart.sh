# shellcheck shell=bash
# The installation that quickstart makes, told apart from one that somebody else made under the same name.

SYSTEM=tradewind-system

made_by_quickstart() {
  [[ $(kubectl get namespace "$SYSTEM" -o jsonpath='{.metadata.labels.tradewind\.dev/made-by}') == quickstart ]]
}

refuse_foreign() {
  [[ -n $(kubectl get namespace "$SYSTEM" --ignore-not-found -o name) ]] || return 0
  made_by_quickstart ||
    die "namespace $SYSTEM of this cluster was not made by quickstart, so it is left alone; use another cluster, or CLUSTER=local."
}
