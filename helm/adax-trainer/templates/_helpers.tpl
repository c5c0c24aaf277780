{{- /* two long names that begin alike stay two */ -}}
{{- define "adax-trainer.name" -}}
{{- $name := contains .Chart.Name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name .Chart.Name) -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride -}}
{{- else if gt (len $name) 50 -}}
{{- printf "%s-%s" ($name | trunc 41 | trimSuffix "-") ($name | sha256sum | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
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
name: {{ .Values.keda.existingSecret | quote }}
key: {{ .Values.keda.accessKey | quote }}
{{- else -}}
name: {{ .Values.access.monitoringSecret | quote }}
key: {{ .Values.access.monitoringKey | quote }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* the labels of this release's series, as far as the chart knows that there are any */ -}}
{{- define "adax-trainer.series" -}}
{{- printf "namespace=%q" .Release.Namespace -}}
{{- if .Values.monitoring.monitor.enabled -}}
{{- printf ",release=%q" .Release.Name -}}
{{- end -}}
{{- end -}}

{{- /* auto, decided: two pods at a time need a database and blobs that both reach */ -}}
{{- define "adax-trainer.updateStrategy" -}}
{{- if ne .Values.updateStrategy "auto" -}}
{{- .Values.updateStrategy -}}
{{- else if and (eq .Values.database.type "postgresql") (or (eq .Values.storage.type "s3") (and .Values.persistence.enabled (eq .Values.persistence.accessMode "ReadWriteMany"))) -}}
RollingUpdate
{{- else -}}
Recreate
{{- end -}}
{{- end -}}
