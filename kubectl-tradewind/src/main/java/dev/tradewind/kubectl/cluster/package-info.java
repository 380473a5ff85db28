/** The way to the API server: kubeconfig, credentials, requests, and what their failures mean. */
package dev.tradewind.kubectl.cluster;
