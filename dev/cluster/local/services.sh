# shellcheck shell=bash
# The command line of each process of the cluster.

BIN=$(tool_folder kubernetes)
CONTAINERD=$(tool_folder containerd)
# The shims and the kubelet look for their helpers here.
# shellcheck disable=SC2034
PROCESS_PATH=$CONTAINERD:$(tool_folder runc):/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

kubectl_() { "$BIN/kubectl" --kubeconfig "$KUBECONFIG_FILE" "$@"; }
ctr_() { "$CONTAINERD/ctr" --address "$CONTAINERD_SOCKET" --namespace k8s.io "$@"; }

render_config() {
  mkdir -p "$CONFIG" "$STATE/cni/config" "$VOLUMES"
  local file
  for file in audit-policy.yaml containerd.toml kubelet.yaml kube-proxy.yaml Corefile cluster.yaml cni.conflist; do
    sed -e "s|@STATE@|$STATE|g; s|@CONFIG@|$CONFIG|g; s|@PKI@|$PKI|g; s|@BRIDGE@|$BRIDGE|g; s|@CGROUP@|$CGROUP|g" \
      -e "s|@NODE_NAME@|$NODE_NAME|g; s|@NODE_IP@|$NODE_IP|g; s|@POD_CIDR@|$POD_CIDR|g; s|@KUBELET_PORT@|$KUBELET_PORT|g" \
      -e "s|@CONTAINERD_SOCKET@|$CONTAINERD_SOCKET|g; s|@PAUSE_IMAGE@|$PAUSE_IMAGE|g" \
      -e "s|@CNI@|$(tool_folder cni)|g; s|@RUNC@|$(tool_folder runc)/runc|g" \
      "$DEV/cluster/local/config/$file" >"$CONFIG/$file"
  done
  mv "$CONFIG/cni.conflist" "$STATE/cni/config/10-tradewind.conflist"
}

start_etcd() {
  # Safe from a crash of the process, not of the machine: a development cluster that is made anew in seconds
  # needs no fsync for each write.
  start etcd "$(tool_folder etcd)/etcd" --name=local --data-dir="$STATE/etcd" --unsafe-no-fsync --log-level=warn \
    --listen-client-urls="https://127.0.0.1:$ETCD_PORT" --advertise-client-urls="https://127.0.0.1:$ETCD_PORT" \
    --listen-peer-urls="http://127.0.0.1:$ETCD_PEER_PORT" --initial-advertise-peer-urls="http://127.0.0.1:$ETCD_PEER_PORT" \
    --initial-cluster="local=http://127.0.0.1:$ETCD_PEER_PORT" \
    --client-cert-auth --trusted-ca-file="$PKI/ca.crt" --cert-file="$PKI/etcd.crt" --key-file="$PKI/etcd.key"
}

start_kube-apiserver() {
  start kube-apiserver "$BIN/kube-apiserver" \
    --bind-address="$NODE_IP" --advertise-address="$NODE_IP" --secure-port="$API_PORT" \
    --tls-cert-file="$PKI/apiserver.crt" --tls-private-key-file="$PKI/apiserver.key" --client-ca-file="$PKI/ca.crt" \
    --etcd-servers="https://127.0.0.1:$ETCD_PORT" \
    --etcd-cafile="$PKI/ca.crt" --etcd-certfile="$PKI/etcd.crt" --etcd-keyfile="$PKI/etcd.key" \
    --service-cluster-ip-range="$SERVICE_CIDR" --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --service-account-issuer=https://kubernetes.default.svc.cluster.local \
    --service-account-key-file="$PKI/service-accounts.key" --service-account-signing-key-file="$PKI/service-accounts.key" \
    --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-preferred-address-types=InternalIP \
    --kubelet-client-certificate="$PKI/apiserver-kubelet-client.crt" --kubelet-client-key="$PKI/apiserver-kubelet-client.key" \
    --audit-policy-file="$CONFIG/audit-policy.yaml" --audit-log-path="$STATE/audit.log" \
    --audit-log-maxsize=200 --audit-log-maxbackup=2 --profiling=false
}

start_containerd() {
  start containerd "$CONTAINERD/containerd" --config "$CONFIG/containerd.toml" --log-level warn
}

start_kube-controller-manager() {
  # The default of 20 requests a second makes two hundred strategies wait for a minute.
  start kube-controller-manager "$BIN/kube-controller-manager" --bind-address=127.0.0.1 --secure-port=20257 \
    --kubeconfig="$CONFIG/kube-controller-manager.kubeconfig" --leader-elect=false --use-service-account-credentials \
    --service-account-private-key-file="$PKI/service-accounts.key" --root-ca-file="$PKI/ca.crt" \
    --flex-volume-plugin-dir="$STATE/kubelet/volume-plugins" --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" \
    --kube-api-qps=1000 --kube-api-burst=2000 --concurrent-statefulset-syncs=50 --profiling=false
}

start_kube-scheduler() {
  start kube-scheduler "$BIN/kube-scheduler" --bind-address=127.0.0.1 --secure-port=20259 --leader-elect=false \
    --kubeconfig="$CONFIG/kube-scheduler.kubeconfig" --kube-api-qps=1000 --kube-api-burst=2000 --profiling=false
}

start_kubelet() {
  start kubelet "$BIN/kubelet" --config="$CONFIG/kubelet.yaml" --kubeconfig="$CONFIG/kubelet.kubeconfig" \
    --root-dir="$STATE/kubelet" --cert-dir="$STATE/kubelet/pki" --hostname-override="$NODE_NAME" --node-ip="$NODE_IP"
}

start_kube-proxy() {
  start kube-proxy "$BIN/kube-proxy" --config="$CONFIG/kube-proxy.yaml"
}

start_coredns() {
  start coredns "$(tool_folder coredns)/coredns" -conf "$CONFIG/Corefile"
}

start_provisioner() {
  start provisioner "$(tool_folder provisioner)/provisioner" --kubeconfig="$CONFIG/provisioner.kubeconfig" --root="$VOLUMES"
}
