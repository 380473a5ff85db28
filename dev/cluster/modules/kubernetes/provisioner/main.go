// Command provisioner gives each claim of the local cluster a folder of its own on this host.
//
// It runs beside the API server instead of in a pod, so a claim needs no helper pod and no image, and is bound within a second.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/klog/v2"
	"sigs.k8s.io/sig-storage-lib-external-provisioner/v13/controller"
)

const (
	name      = "tradewind.dev/local"
	hostLabel = "kubernetes.io/hostname"
)

type folders struct{ root string }

func (f folders) Provision(_ context.Context, o controller.ProvisionOptions) (*v1.PersistentVolume, controller.ProvisioningState, error) {
	if o.SelectedNodeName == "" {
		return nil, controller.ProvisioningFinished, fmt.Errorf("no node chosen: the storage class needs volumeBindingMode WaitForFirstConsumer")
	}
	path := filepath.Join(f.root, o.PVName)
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	// The umask takes bits from MkdirAll; pods run as any user.
	if err := os.Chmod(path, 0o777); err != nil {
		return nil, controller.ProvisioningFinished, err
	}
	onThisNode := v1.NodeSelectorTerm{MatchExpressions: []v1.NodeSelectorRequirement{{
		Key: hostLabel, Operator: v1.NodeSelectorOpIn, Values: []string{o.SelectedNodeName},
	}}}
	return &v1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: o.PVName},
		Spec: v1.PersistentVolumeSpec{
			AccessModes:                   o.PVC.Spec.AccessModes,
			Capacity:                      v1.ResourceList{v1.ResourceStorage: o.PVC.Spec.Resources.Requests[v1.ResourceStorage]},
			PersistentVolumeReclaimPolicy: *o.StorageClass.ReclaimPolicy,
			MountOptions:                  o.StorageClass.MountOptions,
			// A local volume, unlike a host path, honours the pod's fsGroup.
			PersistentVolumeSource: v1.PersistentVolumeSource{Local: &v1.LocalVolumeSource{Path: path}},
			NodeAffinity:           &v1.VolumeNodeAffinity{Required: &v1.NodeSelector{NodeSelectorTerms: []v1.NodeSelectorTerm{onThisNode}}},
		},
	}, controller.ProvisioningFinished, nil
}

func (f folders) Delete(_ context.Context, pv *v1.PersistentVolume) error {
	return os.RemoveAll(filepath.Join(f.root, pv.Name))
}

func main() {
	kubeconfig := flag.String("kubeconfig", "", "the cluster to serve")
	root := flag.String("root", "", "the folder that holds the volumes")
	flag.Parse()
	if *kubeconfig == "" || *root == "" {
		klog.Fatal("--kubeconfig and --root are both needed")
	}
	config, err := clientcmd.BuildConfigFromFlags("", *kubeconfig)
	if err != nil {
		klog.Fatal(err)
	}
	config.QPS, config.Burst = 100, 200
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	controller.NewProvisionController(ctx, kubernetes.NewForConfigOrDie(config), name, folders{*root},
		controller.LeaderElection(false), controller.MetricsPort(0)).Run(ctx)
}
