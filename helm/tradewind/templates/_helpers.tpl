{{/*
The release's name for its objects: `tradewind`, or `<release>-tradewind`; at most 40 characters, so that suffixes fit. Helm
allows dots in a release's name, and a digit in front; the name of a Service may have neither.
*/}}
{{- define "tradewind.fullname" -}}
{{- $release := .Release.Name | replace "." "-" -}}
{{- $name := printf "%s-%s" $release .Chart.Name -}}
{{- if .Values.fullnameOverride -}}
{{- $name = .Values.fullnameOverride -}}
{{- else if regexMatch "^[^a-z]" $release -}}
{{- $name = printf "%s-%s" .Chart.Name $release -}}
{{- else if contains .Chart.Name $release -}}
{{- $name = $release -}}
{{- end -}}
{{- $name | trunc 40 | trimAll "-" -}}
{{- end -}}

{{- define "tradewind.operator" -}}
{{- printf "%s-operator" (include "tradewind.fullname" .) -}}
{{- end -}}

{{/* What never changes over a release's life: the Deployment's selector. */}}
{{- define "tradewind.selectorLabels" -}}
app.kubernetes.io/name: tradewind-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "tradewind.labels" -}}
{{ include "tradewind.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: tradewind
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{/* Nothing where extraEnv adds to the chart's environment; fails where it would set a variable again. */}}
{{- define "tradewind.extraEnvAdds" -}}
{{- $taken := list "POD_NAME" "POD_NAMESPACE" "QUARKUS_LOG_CONSOLE_JSON_ENABLED" "QUARKUS_LOG_LEVEL" -}}
{{- range concat (list "runtimeImage" "leaderLease" "controlSecret" "watchNamespaces") (keys .Values.settings) -}}
{{- $taken = append $taken (printf "TRADEWIND_OPERATOR_%s" (snakecase . | upper)) -}}
{{- end -}}
{{- range .Values.extraEnv -}}
{{- if has .name $taken -}}
{{- fail (printf "extraEnv: %s is set already; what the chart sets itself is changed by images, settings, logging and watchNamespaces only, and all else is named once" .name) -}}
{{- end -}}
{{- $taken = append $taken .name -}}
{{- end -}}
{{- end -}}

{{- define "tradewind.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "tradewind.operator" .) -}}
{{- else -}}
{{- required "serviceAccount.name: name the existing service account, as serviceAccount.create is false" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* An image by digest where one is given, else by tag: include "tradewind.image" (list . .Values.images.operator) */}}
{{- define "tradewind.image" -}}
{{- $root := index . 0 -}}
{{- $image := index . 1 -}}
{{- $name := printf "%s/%s" ($root.Values.images.registry | trimSuffix "/") $image.name -}}
{{- if $image.digest -}}
{{- printf "%s@%s" $name $image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name ($image.tag | default $root.Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{/* "true" where the Prometheus Operator's kinds exist and their use is wanted. */}}
{{- define "tradewind.monitors" -}}
{{- if and .Values.monitoring.enabled (.Capabilities.APIVersions.Has "monitoring.coreos.com/v1") -}}true{{- end -}}
{{- end -}}

{{/* Of what `helm test` makes: neither the operator's Service nor its NetworkPolicy may select it. */}}
{{- define "tradewind.testLabels" -}}
{{ include "tradewind.labels" . | replace "app.kubernetes.io/name: tradewind-operator" "app.kubernetes.io/name: tradewind-test" }}
{{- end -}}

{{/* Made by `helm test`, in the order of the weights, and removed when it succeeds: include "tradewind.testHook" "0" */}}
{{- define "tradewind.testHook" -}}
helm.sh/hook: test
helm.sh/hook-weight: {{ . | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end -}}
