{{- /*
What is to run, as a map: the service, and each pool of workers. Deployments, properties and checks are made of it.
  kind: service or worker
  values: where its values are, for messages
  roles, pool, slots, threads, coreType: what it does
  engines: processes beside it, at most
  memory, resources, shutdown, home
  waits, rest: how often a shutdown waits for jobs, and seconds for what comes after them
  disk: MiB that a pod may write to its node
*/ -}}

{{- define "adax-trainer.service" -}}
kind: service
name: {{ include "adax-trainer.name" . }}
values: ""
roles: {{ .Values.workerPools | empty | ternary "api,worker" "api" }}
pool: default
slots: {{ .Values.trainer.slots }}
threads: {{ .Values.trainer.threads }}
coreType: {{ .Values.trainer.coreType | quote }}
engines: {{ .Values.workerPools | empty | ternary (add .Values.trainer.slots 1) 1 }}
needs: {{ .Values.workerPools | empty | ternary "memory.serviceHeap + memory.serviceNative + (trainer.slots + 1) x memory.engine" "memory.serviceHeap + memory.serviceNative + memory.engine" }}
memory: {{ toJson .Values.memory }}
resources: {{ toJson .Values.resources }}
gpus: {count: 0, resource: ""}
shutdown: {{ toJson .Values.shutdown }}
waits: 2
rest: 30
disk: {{ include "adax-trainer.disk" (list . .Values.persistence.size) }}
homeSize: {{ .Values.persistence.size }}
homeName: persistence.size
{{- end -}}

{{- /* of a list of the chart and the pool's name */ -}}
{{- define "adax-trainer.worker" -}}
{{- $root := index . 0 -}}
{{- $pool := index . 1 -}}
{{- $values := mustMergeOverwrite (deepCopy $root.Values.workerDefaults) (deepCopy (index $root.Values.workerPools $pool | default dict)) -}}
kind: worker
name: {{ include "adax-trainer.name" $root }}-worker-{{ $pool }}
values: workerPools.{{ $pool }}.
roles: worker
pool: {{ $pool | quote }}
engines: {{ $values.slots }}
needs: memory.serviceHeap + memory.serviceNative + slots x memory.engine
{{- $stop := dict "preStop" 0 "requests" 5 "jobs" (int $values.shutdown.jobs) "engine" (int $values.shutdown.engine) -}}
{{- if $values.spot.enabled }}
{{- /* nothing is asked of a worker, so all but 8 s is for its jobs, and 2 of these for their last checkpoint */ -}}
{{- $grace := int $values.spot.gracePeriod -}}
{{- $stop = dict "preStop" 0 "requests" 2 "jobs" (sub $grace 8) "engine" (sub $grace 10) }}
tolerations: {{ toJson (concat $values.spot.tolerations $values.tolerations) }}
waits: 1
rest: 6
{{- else }}
waits: 2
rest: 30
{{- end }}
shutdown: {{ toJson $stop }}
disk: {{ include "adax-trainer.disk" (list $root $values.homeSize) }}
homeName: workerPools.{{ $pool }}.homeSize
{{ toYaml (omit $values "shutdown" (ternary "tolerations" "shutdown" $values.spot.enabled)) }}
{{- end -}}

{{- /* all of them, in a list */ -}}
{{- define "adax-trainer.workloads" -}}
{{- $all := list (include "adax-trainer.service" . | fromYaml) -}}
{{- range $pool := keys .Values.workerPools | sortAlpha -}}
{{- $all = append $all (include "adax-trainer.worker" (list $ $pool) | fromYaml) -}}
{{- end -}}
{{- toJson $all -}}
{{- end -}}

{{- /* the labels by which the pods of a workload are known; of a dict of root and workload */ -}}
{{- define "adax-trainer.podsOf" -}}
{{- if eq .workload.kind "worker" -}}
{{ include "adax-trainer.selector" .root }}
app.kubernetes.io/component: worker
adax.io/pool: {{ .workload.pool | quote }}
{{- else -}}
{{ include "adax-trainer.pods" .root }}
{{- end -}}
{{- end -}}

{{- /* the scheduler waits for jobs, interrupts those that are left, and waits as long again; not where the notice is too short */ -}}
{{- define "adax-trainer.grace" -}}
{{- add .shutdown.preStop .shutdown.requests (mul (int .waits) .shutdown.jobs) .rest -}}
{{- end -}}
