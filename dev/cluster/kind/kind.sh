# shellcheck shell=bash
# A cluster by kind (https://kind.sigs.k8s.io), for those who have Docker.

# kind v0.31 or later; other versions of kind come with node images of their own.
KIND_NODE_IMAGE=${KIND_NODE_IMAGE:-kindest/node:v1.35.0}

need_kind() {
  docker_answers || die "CLUSTER=kind needs Docker, which does not answer; start it, or use CLUSTER=local."
  command -v kind >/dev/null || die "kind is missing; install it: go install sigs.k8s.io/kind@v0.31.0"
}

kind_check() { need_kind; }

kind_exists() { kind get clusters 2>/dev/null | grep -qxF "$CLUSTER_NAME"; }

kind_up() {
  need_kind
  mkdir -p "$STATE/audit"
  if ! kind_exists; then
    say "creating kind cluster '$CLUSTER_NAME'"
    sed -e "s|@NODE_IMAGE@|$KIND_NODE_IMAGE|g; s|@STATE@|$STATE|g; s|@AUDIT_POLICY@|$DEV/cluster/local/config/audit-policy.yaml|g" \
      "$DEV/cluster/kind/cluster.yaml" >"$STATE/kind.yaml"
    kind create cluster --name "$CLUSTER_NAME" --config "$STATE/kind.yaml" --kubeconfig "$STATE/kubeconfig" --wait 180s ||
      die "kind could not create the cluster; its words are above."
  fi
  # A node stopped with Docker, or by a reboot, is only started again.
  docker start "$CLUSTER_NAME-control-plane" >/dev/null
  kind export kubeconfig --name "$CLUSTER_NAME" --kubeconfig "$STATE/kubeconfig" >/dev/null 2>&1
  "$DEV/cluster/kubectl" wait --for=condition=Ready node --all --timeout=180s >/dev/null || die "the node of kind cluster '$CLUSTER_NAME' did not become ready."
  "$DEV/cluster/kubectl" apply -f "$DEV/cluster/kind/storage-class.yaml" >/dev/null
  say "cluster '$CLUSTER_NAME' is up; kubectl: dev/cluster/kubectl, kubeconfig: $STATE/kubeconfig"
}

kind_down() {
  if ! docker_answers && [[ -e $STATE/kind.yaml ]]; then
    die "Docker does not answer, so kind cluster '$CLUSTER_NAME' cannot be removed; start Docker and run it again."
  fi
  if kind_present; then
    kind delete cluster --name "$CLUSTER_NAME" --kubeconfig "$STATE/kubeconfig" >/dev/null 2>&1 || die "kind could not delete cluster '$CLUSTER_NAME'; try: kind delete cluster --name $CLUSTER_NAME"
  fi
  rm -rf "$STATE/kind.yaml" "$STATE/kubeconfig" "$STATE/claim" "$STATE/audit" 2>/dev/null || true
  say "cluster '$CLUSTER_NAME' is down"
}

kind_status() {
  need_kind
  kind_exists || die "cluster '$CLUSTER_NAME' is down; bring it up with: dev/cluster/up"
  "$DEV/cluster/kubectl" get nodes
  printf 'kubeconfig: %s\naudit log: %s\n' "$STATE/kubeconfig" "$STATE/audit/audit.log"
}

kind_present() {
  command -v kind >/dev/null && docker_answers && kind_exists
}

kind_verify_clean() {
  if ! docker_answers && [[ -e $STATE/kind.yaml ]]; then
    die "Docker does not answer, so it cannot be seen whether kind cluster '$CLUSTER_NAME' is gone; start Docker and run it again."
  fi
  if kind_present; then
    die "kind cluster '$CLUSTER_NAME' is still there; dev/cluster/down removes it."
  fi
  say "clean: there is no kind cluster '$CLUSTER_NAME'"
}

kind_kubeconfig() { echo "$STATE/kubeconfig"; }
