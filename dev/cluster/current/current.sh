# shellcheck shell=bash
# The cluster that kubectl points to. It is somebody's own: nothing here creates or removes it.

current_kubeconfig() { echo "${KUBECONFIG:-$HOME/.kube/config}"; }

current_check() {
  local kubeconfig
  kubeconfig=$("$DEV/cluster/kubeconfig") || exit 1
  "$DEV/cluster/kubectl" --request-timeout=10s version >/dev/null 2>&1 ||
    die "the cluster of $kubeconfig does not answer; point KUBECONFIG to one that does, or use CLUSTER=local or CLUSTER=kind."
}

current_up() {
  current_check
  say "the cluster of context '$("$DEV/cluster/kubectl" config current-context)' answers"
}

current_down() {
  rm -f "$STATE/claim"
  say "nothing to take down: the cluster is your own"
}

current_status() {
  current_check
  "$DEV/cluster/kubectl" --request-timeout=10s get nodes
}

current_verify_clean() {
  say "clean: a cluster of your own is neither made nor removed here"
}

current_present() { true; }
