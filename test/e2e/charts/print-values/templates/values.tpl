{{- /* Not *.yaml: formatters would take this for YAML. Helm renders every file in templates. */ -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: values
data:
  values: {{ .Values | toJson | quote }}
