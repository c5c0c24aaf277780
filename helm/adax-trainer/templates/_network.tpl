{{- /* whether KEDA asks the service; empty if not */ -}}
{{- define "adax-trainer.isAsked" -}}
{{- if eq .Values.keda.trigger "metrics-api" -}}
{{- range include "adax-trainer.workloads" . | fromJsonArray -}}
{{- if and (eq .kind "worker") .scaling.enabled -}}
true
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* who may see the numbers, if anybody may */ -}}
{{- define "adax-trainer.scraping" -}}
{{- with .Values.networkPolicy.monitoring -}}
- from:
    {{- toYaml . | nindent 4 }}
  ports:
    - protocol: TCP
      port: management
{{- end -}}
{{- end -}}

{{- define "adax-trainer.names" -}}
- ports:
    {{- range .Values.networkPolicy.ports.dns }}
    - protocol: UDP
      port: {{ int . }}
    - protocol: TCP
      port: {{ int . }}
    {{- end }}
  {{- with .Values.networkPolicy.dns }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- /* a port or a list of them, of peers if there are any; of a dict of port and peers */ -}}
{{- define "adax-trainer.way" -}}
- ports:
    {{- range kindIs "slice" .port | ternary .port (list .port) }}
    - protocol: TCP
      port: {{ int . }}
    {{- end }}
  {{- with .peers }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end -}}

{{- define "adax-trainer.s3Port" -}}
{{- include "adax-trainer.portOf" (.Values.storage.s3.endpoint | default "https://amazonaws.com") -}}
{{- end -}}

{{- define "adax-trainer.portOf" -}}
{{- $url := urlParse . -}}
{{- regexFind ":[0-9]+$" $url.host | trimPrefix ":" | default (eq $url.scheme "http" | ternary "80" "443") -}}
{{- end -}}

{{- /* where a pod may connect to; of a dict of root and whether it is the service's */ -}}
{{- define "adax-trainer.egress" -}}
{{- $root := .root -}}
{{- $network := .root.Values.networkPolicy -}}
{{- $ways := list -}}
{{- with .root.Values -}}
{{- if and $.service .access.issuerUri -}}
{{- $ways = append $ways (dict "port" ($network.ports.issuer | default (include "adax-trainer.portOf" .access.issuerUri))) -}}
{{- end -}}
{{- if eq .database.type "postgresql" -}}
{{- $ways = append $ways (dict "port" ($network.ports.database | default .database.port) "peers" $network.database) -}}
{{- end -}}
{{- if eq .storage.type "s3" -}}
{{- $ways = append $ways (dict "port" ($network.ports.s3 | default (include "adax-trainer.s3Port" $root)) "peers" $network.s3) -}}
{{- if and .storage.s3.roleArn (or $network.s3 $network.ports.s3 (ne (include "adax-trainer.s3Port" $root) "443")) -}}
{{- /* AWS's STS, by which a role is taken */ -}}
{{- $ways = append $ways (dict "port" 443) -}}
{{- end -}}
{{- if not (or .storage.s3.roleArn .storage.s3.existingSecret) -}}
{{- /* EKS Pod Identity, and what a node tells its pods */ -}}
{{- $ways = append $ways (dict "port" 80 "peers" (list (dict "ipBlock" (dict "cidr" "169.254.170.23/32")) (dict "ipBlock" (dict "cidr" "169.254.169.254/32")))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- with .root.Values.tracing.endpoint -}}
{{- $ways = append $ways (dict "port" (include "adax-trainer.portOf" .) "peers" $network.tracing) -}}
{{- end -}}
{{- $more := and .service $network.egress -}}
{{- if or $ways $more }}
{{- include "adax-trainer.names" $root }}
{{- range $ways }}
{{ include "adax-trainer.way" . }}
{{- end }}
{{- with $more }}
{{ toYaml . }}
{{- end }}
{{- end -}}
{{- end -}}
