{{- /* what the schema cannot say, because it compares values */ -}}
{{- define "adax-trainer.check" -}}
{{- $name := include "adax-trainer.name" . -}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) -}}
{{- fail (printf "fullnameOverride must be set, because Kubernetes takes no Service called %s: its name begins with a letter and has small letters, digits and hyphens only" $name) -}}
{{- end -}}
{{- range include "adax-trainer.workloads" . | fromJsonArray -}}
{{- include "adax-trainer.checkWorkload" . -}}
{{- if eq .kind "worker" -}}
{{- include "adax-trainer.checkWorker" (dict "root" $ "workload" .) -}}
{{- end -}}
{{- if and (eq $.Values.storage.type "s3") (ge (include "adax-trainer.mib" $.Values.storage.cacheSize | int64) (include "adax-trainer.mib" .homeSize | int64)) -}}
{{- fail (printf "storage.cacheSize is %s, and must be smaller than the home that it is in, %s: %s" $.Values.storage.cacheSize .homeName .homeSize) -}}
{{- end -}}
{{- end -}}
{{- include "adax-trainer.checkEntrance" . -}}
{{- include "adax-trainer.checkProperties" . -}}
{{- with .Values.monitoring.monitor -}}
{{- if gt (include "adax-trainer.millis" .scrapeTimeout | int64) (include "adax-trainer.millis" .interval | int64) -}}
{{- fail (printf "monitoring.monitor.scrapeTimeout is %s, which is more than monitoring.monitor.interval, %s" .scrapeTimeout .interval) -}}
{{- end -}}
{{- end -}}
{{- with .Values.autoscaling -}}
{{- if and .enabled (gt (int .minReplicas) (int .maxReplicas)) -}}
{{- fail (printf "autoscaling.minReplicas is %d, which is more than autoscaling.maxReplicas, %d" (int .minReplicas) (int .maxReplicas)) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* of a dict of root and workload */ -}}
{{- define "adax-trainer.checkWorker" -}}
{{- with .workload -}}
{{- if gt (len .name) 63 -}}
{{- fail (printf "%s is too long a name: %s must have 63 characters at most" (trimSuffix "." .values) .name) -}}
{{- end -}}
{{- if .scaling.enabled -}}
{{- if gt (int .scaling.minReplicas) (int .scaling.maxReplicas) -}}
{{- fail (printf "%sscaling.minReplicas is %d, which is more than scaling.maxReplicas, %d" .values (int .scaling.minReplicas) (int .scaling.maxReplicas)) -}}
{{- end -}}
{{- if eq $.root.Values.keda.trigger "prometheus" -}}
{{- if not $.root.Values.keda.prometheus.serverAddress -}}
{{- fail (printf "keda.prometheus.serverAddress must be the address of a Prometheus, which %sscaling asks (keda.trigger is prometheus)" .values) -}}
{{- end -}}
{{- else if and (ne $.root.Values.access.mode "unsafe-open") (not $.root.Values.keda.existingSecret) (not $.root.Values.access.monitoringSecret) -}}
{{- fail (printf "access.monitoringSecret must name a secret with the key by which %sscaling asks the service" .values) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- /* whoever comes from outside of the namespace would meet the policy, and nobody would say so */ -}}
{{- define "adax-trainer.checkEntrance" -}}
{{- $entrance := "" -}}
{{- if ne .Values.service.type "ClusterIP" -}}{{- $entrance = printf "service.type is %s" .Values.service.type -}}{{- end -}}
{{- if .Values.httpRoute.enabled -}}{{- $entrance = "httpRoute.enabled is true" -}}{{- end -}}
{{- if .Values.ingress.enabled -}}{{- $entrance = "ingress.enabled is true" -}}{{- end -}}
{{- if and $entrance .Values.networkPolicy.enabled (not .Values.networkPolicy.from) -}}
{{- fail (printf "networkPolicy.from must name who comes in, because %s, and the policy lets in the pods of this namespace only: the controller's namespace, addresses of clients and nodes, or [{podSelector: {}}] if that is meant" $entrance) -}}
{{- end -}}
{{- end -}}

{{- /* to Spring a name is the same without its hyphens; what is named here is a value of the chart, or a secret */ -}}
{{- define "adax-trainer.checkProperties" -}}
{{- range $name, $value := .Values.properties -}}
{{- if regexMatch "^(trainer\\.(home|slots|roles|pool|storage\\..*|trust\\..*|engine\\.(threads|coretype|heap|memory|cachedirectory|shutdowngrace)|access\\.(mode|adminkey|adminkeyfile|monitoringkey|monitoringkeyfile))|dbscheduler\\.(shutdownmaxwait|threads)|spring\\.datasource\\.hikari\\.(jdbcurl|username|password|driverclassname|datasourceclassname|datasourcejndi|credentials.*|datasourceproperties\\.(user|password|sslpassword)))$" ($name | replace "-" "" | lower) -}}
{{- fail (printf "properties must not have %s: the chart sets it by a value, or it belongs into a secret" $name) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.millis" -}}
{{- $number := regexFind "^[0-9]+" . | int64 -}}
{{- if hasSuffix "ms" . -}}
{{- $number -}}
{{- else -}}
{{- mul $number (hasSuffix "m" . | ternary 60000 1000) -}}
{{- end -}}
{{- end -}}
