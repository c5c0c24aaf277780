{{- define "adax-trainer.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "adax-trainer.pods" -}}
{{ include "adax-trainer.selector" . }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "adax-trainer.labels" -}}
{{ include "adax-trainer.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "adax-trainer.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "adax-trainer.name" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.claim" -}}
{{- .Values.persistence.existingClaim | default (printf "%s-home" (include "adax-trainer.name" .)) -}}
{{- end -}}

{{- /* MiB of a quantity that the schema allows: a whole number of Mi or Gi */ -}}
{{- define "adax-trainer.mib" -}}
{{- if hasSuffix "Gi" . -}}
{{- mul 1024 (trimSuffix "Gi" . | int64) -}}
{{- else -}}
{{- trimSuffix "Mi" . | int64 -}}
{{- end -}}
{{- end -}}

{{- /* what a pod can need at most, in MiB */ -}}
{{- define "adax-trainer.memory" -}}
{{- $heap := include "adax-trainer.mib" .Values.memory.serviceHeap | int64 -}}
{{- $native := include "adax-trainer.mib" .Values.memory.serviceNative | int64 -}}
{{- $engine := include "adax-trainer.mib" .Values.memory.engine | int64 -}}
{{- add $heap $native (mul (add .Values.trainer.slots 1) $engine) -}}
{{- end -}}

{{- /* what the schema cannot say, because it compares values */ -}}
{{- define "adax-trainer.check" -}}
{{- $limit := include "adax-trainer.mib" .Values.resources.limits.memory | int64 -}}
{{- $request := include "adax-trainer.mib" .Values.resources.requests.memory | int64 -}}
{{- $needed := include "adax-trainer.memory" . | int64 -}}
{{- if lt $limit $needed -}}
{{- fail (printf "resources.limits.memory is %dMi, but a pod can need %dMi: memory.serviceHeap + memory.serviceNative + (trainer.slots + 1) x memory.engine" $limit $needed) -}}
{{- end -}}
{{- if gt $request $limit -}}
{{- fail (printf "resources.requests.memory is %dMi, which is more than resources.limits.memory, %dMi" $request $limit) -}}
{{- end -}}
{{- if ge (include "adax-trainer.mib" .Values.memory.engineHeap | int64) (include "adax-trainer.mib" .Values.memory.engine | int64) -}}
{{- fail (printf "memory.engine is %s, and must be larger than memory.engineHeap, %s: it is heap and native memory together" .Values.memory.engine .Values.memory.engineHeap) -}}
{{- end -}}
{{- if ge (int .Values.shutdown.engine) (int .Values.shutdown.jobs) -}}
{{- fail (printf "shutdown.engine is %d, and must be less than shutdown.jobs, %d" (int .Values.shutdown.engine) (int .Values.shutdown.jobs)) -}}
{{- end -}}
{{- end -}}
