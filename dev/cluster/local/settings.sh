# shellcheck shell=bash disable=SC2034
# The addresses, ports and names of the local cluster.
#
# Nothing listens on a network card: the host side listens on the loopback, and what pods must reach on the bridge's
# own address. The ports are not the usual ones, so that another Kubernetes on this host keeps its own.

BRIDGE=tradewind0
NODE_NAME=$CLUSTER_NAME
NODE_IP=${TRADEWIND_NODE_IP:-10.213.0.1}
POD_CIDR=${TRADEWIND_POD_CIDR:-10.213.0.0/22}
SERVICE_CIDR=${TRADEWIND_SERVICE_CIDR:-10.214.0.0/20}
SERVICE_IP=${TRADEWIND_SERVICE_IP:-10.214.0.1}
API_PORT=16443
ETCD_PORT=12379
ETCD_PEER_PORT=12380
KUBELET_PORT=20250
CGROUP=tradewind-$CLUSTER_NAME
NFT_TABLE=tradewind
PAUSE_IMAGE=localhost/tradewind/pause:1

PKI=$STATE/pki
CONFIG=$STATE/config
RUN=$STATE/run
BEFORE=$STATE/before
VOLUMES=$STATE/volumes
KUBECONFIG_FILE=$STATE/kubeconfig
CONTAINERD_SOCKET=$STATE/containerd/containerd.sock

# In the order of their start; the end goes the other way.
PROCESSES=(etcd kube-apiserver containerd kube-controller-manager kube-scheduler kubelet kube-proxy coredns provisioner)
