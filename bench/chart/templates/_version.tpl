{{- define "version.deployment" -}}
{{- $root := index . 0 }}{{- $version := index . 2 -}}
apiVersion: apps/v1
kind: Deployment
{{ include "version.metadata" . }}
spec:
  selector:
    matchLabels:
      app: {{ include "version.name" . }}
  template:
    metadata:
      labels:
        app: {{ include "version.name" . }}
    spec:
      containers:
        - name: {{ include "version.name" . }}
          image: {{ required "image is needed" $version.image }}
          ports:
            - containerPort: {{ default 80 (default $root.Values.application.port $version.port) }}
{{- end }}

{{- define "version.service" -}}
{{- $root := index . 0 }}{{- $version := index . 2 -}}
apiVersion: v1
kind: Service
{{ include "version.metadata" . }}
spec:
  selector:
    app: {{ include "version.name" . }}
  ports:
    - port: {{ default 80 (default $root.Values.application.port $version.port) }}
{{- end }}

{{- define "version.weight" -}}
{{- $root := index . 0 }}{{- $version := index . 2 -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "version.name" . }}-weight-config
  namespace: {{ include "application.namespace" $root }}
  labels:
    iter8.tools/watch: "true"
  annotations:
    iter8.tools/weight: {{ default 50 $version.weight | quote }}
{{- end }}
