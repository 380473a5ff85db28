{{/*
Nothing where every value is there; fails where some are not, with what to do. A schema could refuse them too, but not say what to
do: `helm upgrade --reuse-values` brings the values of the installed release and no others, so those that are newer are missing.
*/}}
{{- define "tradewind.allValues" -}}
{{- $paths := list "fullnameOverride" "imagePullSecrets" "replicas" "watchNamespaces" "extraEnv" "resources" "podLabels" "podAnnotations" "priorityClassName" "nodeSelector" "tolerations" "affinity" -}}
{{- range $section, $names := dict
  "images" "registry pullPolicy operator.name operator.tag operator.digest runtime.name runtime.tag runtime.digest"
  "crds" "install"
  "admissionPolicy" "enabled"
  "rbac" "create aggregateRoles roles"
  "serviceAccount" "create name annotations"
  "settings" "sampleInterval pollInterval awaitedPollInterval statusWritesPerSecond pollsPerSecond stopTimeout deletionTimeout progressDeadline"
  "logging" "format level"
  "monitoring" "enabled labels interval scrapeAnnotations"
  "dashboards" "enabled namespace label labelValue folderAnnotation folder"
  "networkPolicy" "enabled metricsFrom apiServerPorts apiServerCidrs"
  "tests" "enabled"
-}}
{{- range splitList " " $names -}}
{{- $paths = append $paths (printf "%s.%s" $section .) -}}
{{- end -}}
{{- end -}}
{{- $missing := list -}}
{{- range $paths -}}
{{- $values := $.Values -}}
{{- $path := list -}}
{{- range splitList "." . -}}
{{- $path = append $path . -}}
{{- if kindIs "map" $values -}}
{{- if hasKey $values . -}}
{{- $values = get $values . -}}
{{- else -}}
{{- $missing = append $missing (join "." $path) -}}
{{- $values = "" -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- with $missing | uniq | sortAlpha -}}
{{- fail (printf "no value for %s: with helm upgrade say --reset-then-reuse-values in place of --reuse-values, which leaves out what the installed release did not know; and set no value to null" (join ", " .)) -}}
{{- end -}}
{{- end -}}
