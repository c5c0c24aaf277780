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

{{- /* whether each pod has a home of its own, in which nothing has to be kept; empty if not */ -}}
{{- define "adax-trainer.ownHomes" -}}
{{- if and (eq .Values.storage.type "s3") (eq .Values.database.type "postgresql") -}}
true
{{- end -}}
{{- end -}}

{{- /* whether there is a claim for the home; empty if not */ -}}
{{- define "adax-trainer.hasClaim" -}}
{{- if and .Values.persistence.enabled (not (include "adax-trainer.ownHomes" .)) -}}
true
{{- end -}}
{{- end -}}

{{- /* the pool of jobs that name none, or the first one */ -}}
{{- define "adax-trainer.somePool" -}}
{{- if and .Values.workerPools (not (hasKey .Values.workerPools "default")) -}}
{{- keys .Values.workerPools | sortAlpha | first -}}
{{- else -}}
default
{{- end -}}
{{- end -}}

{{- /* where the secret with KEDA's key is, as name and key; empty if none is needed */ -}}
{{- define "adax-trainer.kedaKey" -}}
{{- if and (eq .Values.keda.trigger "metrics-api") (ne .Values.access.mode "unsafe-open") -}}
{{- if .Values.keda.existingSecret -}}
name: {{ .Values.keda.existingSecret }}
key: {{ .Values.keda.accessKey }}
{{- else -}}
name: {{ .Values.access.monitoringSecret }}
key: {{ .Values.access.monitoringKey }}
{{- end -}}
{{- end -}}
{{- end -}}
