{{- define "application.name" -}}
{{- dig "metadata" "name" .Release.Name .Values.application -}}
{{- end }}

{{- define "application.namespace" -}}
{{- dig "metadata" "namespace" .Release.Namespace .Values.application -}}
{{- end }}

{{- define "version.name" -}}
{{- $root := index . 0 }}{{- $index := index . 1 }}{{- $version := index . 2 -}}
{{- dig "metadata" "name" (printf "%s-%d" (include "application.name" $root) $index) $version -}}
{{- end }}

{{- define "version.metadata" -}}
{{- $root := index . 0 }}{{- $version := index . 2 -}}
metadata:
  name: {{ include "version.name" . }}
  namespace: {{ include "application.namespace" $root }}
  labels:
    iter8.tools/watch: "true"
    {{- with merge (dig "metadata" "labels" dict $version) (dig "metadata" "labels" dict $root.Values.application) }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
