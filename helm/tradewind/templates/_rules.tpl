{{/* What the operator may do where it watches: each line is needed, and the chart's tests count them. */}}
{{- define "tradewind.rules" -}}
# The strategies: read them, hold their deletion back (a finalizer), report on them. All by patches.
- apiGroups: [tradewind.dev]
  resources: [tradingstrategies]
  verbs: [get, list, watch, patch]
- apiGroups: [tradewind.dev]
  resources: [tradingstrategies/status]
  verbs: [patch]
# The halts: read them, report on them.
- apiGroups: [tradewind.dev]
  resources: [tradinghalts]
  verbs: [list, watch]
- apiGroups: [tradewind.dev]
  resources: [tradinghalts/status]
  verbs: [patch]
# What a strategy's pod is made of: created, corrected (an update of the version that was seen), deleted.
- apiGroups: [""]
  resources: [configmaps, persistentvolumeclaims, serviceaccounts, services]
  verbs: [get, list, watch, create, update, delete]
- apiGroups: [apps]
  resources: [statefulsets]
  verbs: [get, list, watch, create, update, delete]
- apiGroups: [networking.k8s.io]
  resources: [networkpolicies]
  verbs: [get, list, watch, create, update, delete]
- apiGroups: [monitoring.coreos.com]
  resources: [podmonitors]
  verbs: [get, create, update, delete]
# What each strategy's pod knows the operator by. Read by name only: never listed, never watched.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, create, update, delete]
# Pods are the StatefulSet's; the operator deletes one after its clean stop, and puts back the labels that it knows one by.
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch, patch, delete]
# Why a pod is missing: the controllers say so in Events only.
- apiGroups: [""]
  resources: [events]
  verbs: [list]
# What happened, told beside the strategy.
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create, patch]
{{- end -}}

{{/* Which volumes one pod only can use, is a question to the cluster; without an answer they are one node's. */}}
{{- define "tradewind.clusterRules" -}}
- apiGroups: [storage.k8s.io]
  resources: [storageclasses]
  verbs: [get, list]
- apiGroups: [storage.k8s.io]
  resources: [csidrivers]
  verbs: [get]
{{- end -}}
