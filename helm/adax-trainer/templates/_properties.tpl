{{- /* application.properties of a workload; of a dict of root and workload */ -}}
{{- define "adax-trainer.properties" -}}
{{- $values := .root.Values -}}
{{- with .workload -}}
trainer.home=/var/lib/adax-trainer
{{- if not (include "adax-trainer.hasClaim" $.root) }}
# above it the pod is evicted, whatever its disk has left
trainer.storage.home-limit={{ include "adax-trainer.mib" .homeSize }}MB
{{- end }}
trainer.roles={{ .roles }}
{{- if contains "worker" .roles }}
trainer.pool={{ .pool }}
trainer.slots={{ int .slots }}
{{- end }}
trainer.engine.threads={{ int .threads }}
trainer.engine.core-type={{ .coreType }}
trainer.engine.heap={{ include "adax-trainer.mib" .memory.engineHeap }}MB
trainer.engine.memory={{ include "adax-trainer.mib" .memory.engine }}MB
# its own in each pod: what is unpacked is read again and again, and a shared volume may be slow
trainer.engine.cache-directory=/tmp/cache
trainer.engine.shutdown-grace={{ int .shutdown.engine }}s
# reachable for the pod's network; a NetworkPolicy says who may connect
server.address=0.0.0.0
server.port=8080
management.server.port=8081
{{- if include "adax-trainer.hasTrust" $.root }}
trainer.trust.ca-file=/etc/adax-trainer-trust/ca.crt
{{- end }}
{{- if eq .kind "worker" }}
# nobody would find the key that a worker makes for itself
trainer.access.admin-key-file=
{{- else }}
{{- with $values.access.issuerUri }}
spring.security.oauth2.resourceserver.jwt.issuer-uri={{ . }}
{{- end }}
{{- with $values.access.audience }}
spring.security.oauth2.resourceserver.jwt.audiences={{ . }}
{{- end }}
{{- end }}
spring.lifecycle.timeout-per-shutdown-phase={{ int .shutdown.requests }}s
db-scheduler.shutdown-max-wait={{ int .shutdown.jobs }}s
{{- end }}
{{- include "adax-trainer.databaseProperties" .root }}
{{- include "adax-trainer.storageProperties" .root }}
{{- include "adax-trainer.tracingProperties" .root }}
{{- range $name, $value := $values.properties }}
{{ include "adax-trainer.propertyName" $name }}={{ include "adax-trainer.propertyValue" $value }}
{{- end }}
{{- end -}}

{{- /* a file of properties ends a name at the first of these characters */ -}}
{{- define "adax-trainer.propertyName" -}}
{{- . | replace "\\" "\\\\" | replace " " "\\ " | replace ":" "\\:" | replace "=" "\\=" -}}
{{- end -}}

{{- /* numbers of a file of values are floating, and whole ones by the schema */ -}}
{{- define "adax-trainer.propertyValue" -}}
{{- if kindIs "float64" . -}}
{{- int64 . -}}
{{- else -}}
{{- toString . | replace "\\" "\\\\" -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.databaseProperties" -}}
{{- with .Values.database -}}
{{- if eq .type "postgresql" -}}
{{- $parameters := list -}}
{{- $given := .parameters -}}
{{- if .caSecret -}}
{{- $given = merge (dict "sslmode" "verify-full" "sslrootcert" "/etc/adax-trainer-ca/ca.crt") $given -}}
{{- end -}}
{{- range $name, $value := $given -}}
{{- $parameters = append $parameters (printf "%s=%s" $name (kindIs "float64" $value | ternary (int64 $value) $value | toString | urlquery)) -}}
{{- end }}
spring.datasource.url=jdbc:postgresql://{{ .host }}:{{ .port }}/{{ .name }}{{ if $parameters }}?{{ join "&" $parameters }}{{ end }}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.storageProperties" -}}
{{- if eq .Values.storage.type "s3" -}}
{{- with .Values.storage.s3 }}
trainer.storage.type=s3
trainer.storage.s3.bucket={{ .bucket }}
{{- with .prefix }}
trainer.storage.s3.prefix={{ . }}
{{- end }}
{{- with .region }}
trainer.storage.s3.region={{ . }}
{{- end }}
{{- with .endpoint }}
trainer.storage.s3.endpoint={{ . }}
{{- end }}
{{- if ne (toString .pathStyle) "auto" }}
trainer.storage.s3.path-style={{ .pathStyle }}
{{- end }}
{{- end }}
trainer.storage.cache.size={{ include "adax-trainer.mib" .Values.storage.cacheSize }}MB
{{- end -}}
{{- end -}}

{{- define "adax-trainer.tracingProperties" -}}
{{- with .Values.tracing -}}
{{- if .endpoint }}
management.opentelemetry.tracing.export.otlp.endpoint={{ .endpoint }}
management.tracing.sampling.probability={{ .sampling }}
# the pod's name
management.opentelemetry.resource-attributes.service.instance.id=${HOSTNAME:}
{{- end -}}
{{- end -}}
{{- end -}}
