# shellcheck shell=bash
# Keys and certificates. They are RSA since some clients read no others, and live as long as the cluster.

# sign NAME SUBJECT [SUBJECT-ALTERNATIVE-NAMES]
sign() {
  local key=$PKI/$1.key certificate=$PKI/$1.crt subject=$2 names=${3:-}
  [[ ! -s $certificate ]] || return 0
  local extensions="basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth"
  [[ -z $names ]] || extensions+=$'\n'"subjectAltName=$names"
  openssl req -new -newkey rsa:2048 -noenc -keyout "$key" -subj "$subject" 2>/dev/null |
    openssl x509 -req -CA "$PKI/ca.crt" -CAkey "$PKI/ca.key" -set_serial "0x$(openssl rand -hex 8)" -days 3650 \
      -extfile <(echo "$extensions") -out "$certificate.new" 2>/dev/null
  mv "$certificate.new" "$certificate"
}

# kubeconfig FILE USER: for the certificate of the same name as the user.
write_kubeconfig() {
  local file=$1 user=$2
  [[ ! -s $file ]] || return 0
  cat >"$file.new" <<YAML
apiVersion: v1
kind: Config
current-context: $CLUSTER_NAME
clusters:
  - name: $CLUSTER_NAME
    cluster: {server: "https://$NODE_IP:$API_PORT", certificate-authority-data: $(base64 -w0 "$PKI/ca.crt")}
users:
  - name: $user
    user: {client-certificate-data: $(base64 -w0 "$PKI/$user.crt"), client-key-data: $(base64 -w0 "$PKI/$user.key")}
contexts:
  - name: $CLUSTER_NAME
    context: {cluster: $CLUSTER_NAME, user: $user}
YAML
  mv "$file.new" "$file"
}

make_pki() {
  mkdir -p "$PKI" "$CONFIG"
  chmod 700 "$PKI" "$CONFIG"
  (
    umask 077
    if [[ ! -s $PKI/ca.crt ]]; then
      openssl req -x509 -newkey rsa:2048 -noenc -keyout "$PKI/ca.key" -out "$PKI/ca.crt.new" -days 3650 \
        -subj "/CN=tradewind local cluster" 2>/dev/null
      mv "$PKI/ca.crt.new" "$PKI/ca.crt"
    fi
    if [[ ! -s $PKI/service-accounts.key ]]; then
      openssl genrsa -out "$PKI/service-accounts.key.new" 2048 2>/dev/null
      mv "$PKI/service-accounts.key.new" "$PKI/service-accounts.key"
    fi
    # openssl knows one processor; the certificates do not depend on each other.
    local pids=()
    sign apiserver "/CN=kube-apiserver" "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:127.0.0.1,IP:$NODE_IP,IP:$SERVICE_IP" & pids+=($!)
    sign etcd "/CN=etcd" "DNS:localhost,IP:127.0.0.1" & pids+=($!)
    # The kubelet is asked for logs and exec by its address, so the certificate must carry it.
    sign kubelet "/O=system:nodes/CN=system:node:$NODE_NAME" "DNS:$NODE_NAME,IP:$NODE_IP" & pids+=($!)
    sign apiserver-kubelet-client "/O=system:masters/CN=kube-apiserver-kubelet-client" & pids+=($!)
    sign admin "/O=system:masters/CN=tradewind-admin" & pids+=($!)
    sign kube-controller-manager "/CN=system:kube-controller-manager" & pids+=($!)
    sign kube-scheduler "/CN=system:kube-scheduler" & pids+=($!)
    sign kube-proxy "/CN=system:kube-proxy" & pids+=($!)
    sign coredns "/CN=system:coredns" & pids+=($!)
    sign provisioner "/CN=system:provisioner" & pids+=($!)
    local pid
    for pid in "${pids[@]}"; do wait "$pid"; done
    write_kubeconfig "$KUBECONFIG_FILE" admin
    local user
    for user in kubelet kube-controller-manager kube-scheduler kube-proxy coredns provisioner; do
      write_kubeconfig "$CONFIG/$user.kubeconfig" "$user"
    done
  ) || die "making the cluster's certificates failed; remove $PKI and run it again."
}
