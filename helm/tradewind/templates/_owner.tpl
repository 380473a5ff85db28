{{/*
Nothing where a cluster-wide object is not there yet, or is this release's; fails where it is another's, in words that help more than
Helm's: include "tradewind.ours" (list . "v1" "Kind" "name" "what to do about another's" "what to do about nobody's")
*/}}
{{- define "tradewind.ours" -}}
{{- $root := index . 0 -}}
{{- $kind := index . 2 -}}
{{- $name := index . 3 -}}
{{- with lookup (index . 1) $kind "" $name -}}
{{- $annotations := .metadata.annotations | default dict -}}
{{- $release := get $annotations "meta.helm.sh/release-name" -}}
{{- $namespace := get $annotations "meta.helm.sh/release-namespace" -}}
{{- if not $release -}}
{{- fail (printf "the %s %s is there already, and no release's: %s" $kind $name (index $ 5)) -}}
{{- else if or (ne $release $root.Release.Name) (ne $namespace $root.Release.Namespace) -}}
{{- fail (printf "the %s %s is that of the release %s in namespace %s: %s" $kind $name $release $namespace (index $ 4)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The same of a role or its binding: include "tradewind.oursByName" (list . "ClusterRole" "name") */}}
{{- define "tradewind.oursByName" -}}
{{- $other := "give this release another name, or set fullnameOverride" -}}
{{- include "tradewind.ours" (list (index . 0) "rbac.authorization.k8s.io/v1" (index . 1) (index . 2) $other $other) -}}
{{- end -}}

{{/* The same of a definition, of which a cluster has one for all releases: include "tradewind.oursToDefine" (list . "name") */}}
{{- define "tradewind.oursToDefine" -}}
{{- $release := (index . 0).Release -}}
{{- $leave := "set crds.install=false, and it stays as it is" -}}
{{- $names := "tradingstrategies.tradewind.dev tradinghalts.tradewind.dev" -}}
{{- $hand := printf "or hand both over to this one: kubectl annotate crd %s --overwrite meta.helm.sh/release-name=%s meta.helm.sh/release-namespace=%s" $names $release.Name $release.Namespace -}}
{{- $mark := printf "kubectl label crd %s --overwrite app.kubernetes.io/managed-by=Helm" $names -}}
{{- include "tradewind.ours" (list (index . 0) "apiextensions.k8s.io/v1" "CustomResourceDefinition" (index . 1)
  (printf "%s; %s" $leave $hand)
  (printf "%s; %s && %s" $leave $hand $mark)) -}}
{{- end -}}
