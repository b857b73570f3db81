{{- define "routemap.spec" -}}
{{- $root := . -}}
versions:
{{- range $index, $version := .Values.application.versions }}
- resources:
  {{- $name := include "version.name" (list $root $index $version) }}
  - gvrShort: svc
    name: {{ $name }}
    namespace: {{ include "application.namespace" $root }}
  - gvrShort: deploy
    name: {{ $name }}
    namespace: {{ include "application.namespace" $root }}
  - gvrShort: cm
    name: {{ $name }}-weight-config
    namespace: {{ include "application.namespace" $root }}
  weight: {{ default 50 $version.weight }}
{{- end }}
routingTemplates:
  {{ .Values.application.strategy }}:
    gvrShort: vs
    template: |
      apiVersion: networking.istio.io/v1beta1
      kind: VirtualService
      metadata:
        name: {{ include "application.name" $root }}
        namespace: {{ include "application.namespace" $root }}
      spec:
        gateways:
        - mesh
        hosts:
        - {{ include "application.name" $root }}.{{ include "application.namespace" $root }}
        http:
        - route:
          {{- range $index, $version := .Values.application.versions }}
          {{- $name := include "version.name" (list $root $index $version) }}
          - destination:
              host: {{ $name }}.{{ include "application.namespace" $root }}.svc.cluster.local
              port:
                number: {{ default 80 (default $root.Values.application.port $version.port) }}
            headers:
              response:
                add:
                  app-version: {{ $name }}
            weight: {{ printf "{{ index .Weights %d }}" $index }}
          {{- end }}
{{- end }}
