{{- /* MiB of a quantity that the schema allows: a whole number of Mi or Gi */ -}}
{{- define "adax-trainer.mib" -}}
{{- if hasSuffix "Ti" . -}}
{{- mul 1048576 (trimSuffix "Ti" . | int64) -}}
{{- else if hasSuffix "Gi" . -}}
{{- mul 1024 (trimSuffix "Gi" . | int64) -}}
{{- else -}}
{{- trimSuffix "Mi" . | int64 -}}
{{- end -}}
{{- end -}}

{{- /* what a pod of a workload can need at most, in MiB */ -}}
{{- define "adax-trainer.memory" -}}
{{- $heap := include "adax-trainer.mib" .memory.serviceHeap | int64 -}}
{{- $native := include "adax-trainer.mib" .memory.serviceNative | int64 -}}
{{- $engine := include "adax-trainer.mib" .memory.engine | int64 -}}
{{- add $heap $native (mul (int64 .engines) $engine) -}}
{{- end -}}

{{- /* what a pod can write to its node at most, in MiB: its own home, scratch, and 256 for its log; of a list of the chart and the home's size */ -}}
{{- define "adax-trainer.disk" -}}
{{- $root := index . 0 -}}
{{- $home := include "adax-trainer.hasClaim" $root | empty | ternary (index . 1) "0Mi" -}}
{{- add (include "adax-trainer.mib" $home | int64) (include "adax-trainer.mib" $root.Values.scratchSize | int64) 256 -}}
{{- end -}}

{{- /* thousandths of a processor, of a quantity that the schema allows */ -}}
{{- define "adax-trainer.milli" -}}
{{- if hasSuffix "m" . -}}
{{- trimSuffix "m" . -}}
{{- else -}}
{{- mulf (float64 .) 1000 | int64 -}}
{{- end -}}
{{- end -}}

{{- /* most processors: auto is what its engines use and one for the service, which answers probes, too; at least what is reserved */ -}}
{{- define "adax-trainer.cpu" -}}
{{- if ne .resources.limits.cpu "auto" -}}
{{- .resources.limits.cpu -}}
{{- else -}}
{{- $busy := contains "worker" .roles | ternary (int64 .slots) 1 -}}
{{- $needed := mul 1000 (add 1 (mul $busy (int64 .threads))) -}}
{{- printf "%dm" (max $needed (include "adax-trainer.milli" .resources.requests.cpu | int64)) | replace "000m" "" -}}
{{- end -}}
{{- end -}}

{{- /* the resources of a workload's container, with what was left to the chart */ -}}
{{- define "adax-trainer.resources" -}}
{{- $limit := .resources.limits.memory | default (printf "%sMi" (include "adax-trainer.memory" .)) -}}
{{- $disk := .resources.limits.ephemeralStorage | default (printf "%dMi" (int64 .disk)) -}}
requests:
  cpu: {{ .resources.requests.cpu | quote }}
  memory: {{ .resources.requests.memory | default $limit }}
  ephemeral-storage: {{ .resources.requests.ephemeralStorage | default $disk }}
limits:
  {{- with include "adax-trainer.cpu" . }}
  cpu: {{ . | quote }}
  {{- end }}
  memory: {{ $limit }}
  ephemeral-storage: {{ $disk }}
  {{- if gt (int .gpus.count) 0 }}
  {{ .gpus.resource }}: {{ int .gpus.count }}
  {{- end }}
{{- end -}}

{{- /* what the schema cannot say of a workload, because it compares values */ -}}
{{- define "adax-trainer.checkWorkload" -}}
{{- $limit := include "adax-trainer.mib" (.resources.limits.memory | default "0Mi") | int64 -}}
{{- $needed := include "adax-trainer.memory" . | int64 -}}
{{- if and $limit (lt $limit $needed) -}}
{{- fail (printf "%sresources.limits.memory is %dMi, but a pod can need %dMi: %s" .values $limit $needed .needs) -}}
{{- end -}}
{{- $limit = $limit | default $needed -}}
{{- $request := include "adax-trainer.mib" (.resources.requests.memory | default "0Mi") | int64 -}}
{{- if gt $request $limit -}}
{{- fail (printf "%sresources.requests.memory is %dMi, which is more than resources.limits.memory, %dMi" .values $request $limit) -}}
{{- end -}}
{{- $disk := include "adax-trainer.mib" (.resources.limits.ephemeralStorage | default "0Mi") | int64 -}}
{{- if and $disk (lt $disk (int64 .disk)) -}}
{{- fail (printf "%sresources.limits.ephemeralStorage is %dMi, but a pod can write %dMi: scratchSize, 256Mi for its log, and %s where that is no claim" .values $disk (int64 .disk) .homeName) -}}
{{- end -}}
{{- $disk = $disk | default (int64 .disk) -}}
{{- $reserved := include "adax-trainer.mib" (.resources.requests.ephemeralStorage | default "0Mi") | int64 -}}
{{- if gt $reserved $disk -}}
{{- fail (printf "%sresources.requests.ephemeralStorage is %dMi, which is more than resources.limits.ephemeralStorage, %dMi" .values $reserved $disk) -}}
{{- end -}}
{{- $cpu := include "adax-trainer.cpu" . -}}
{{- if and $cpu (gt (include "adax-trainer.milli" .resources.requests.cpu | int64) (include "adax-trainer.milli" $cpu | int64)) -}}
{{- fail (printf "%sresources.requests.cpu is %s, which is more than resources.limits.cpu, %s" .values .resources.requests.cpu $cpu) -}}
{{- end -}}
{{- if ge (include "adax-trainer.mib" .memory.engineHeap | int64) (include "adax-trainer.mib" .memory.engine | int64) -}}
{{- fail (printf "%smemory.engine is %s, and must be larger than memory.engineHeap, %s: it is heap and native memory together" .values .memory.engine .memory.engineHeap) -}}
{{- end -}}
{{- if lt (include "adax-trainer.mib" .memory.engineHeap | int64) 32 -}}
{{- fail (printf "%smemory.engineHeap is %s, and no engine starts with less than 32Mi" .values .memory.engineHeap) -}}
{{- end -}}
{{- if ge (int .shutdown.engine) (int .shutdown.jobs) -}}
{{- fail (printf "%sshutdown.engine is %d, and must be less than shutdown.jobs, %d" .values (int .shutdown.engine) (int .shutdown.jobs)) -}}
{{- end -}}
{{- end -}}
