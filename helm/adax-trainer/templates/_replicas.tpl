{{- /* the Deployment of that name as it is before an upgrade; nothing where there is no cluster to ask. Of a list of the chart and the name */ -}}
{{- define "adax-trainer.live" -}}
{{- $root := index . 0 -}}
{{- if $root.Release.IsUpgrade -}}
{{- lookup "apps/v1" "Deployment" $root.Release.Namespace (index . 1) | toJson -}}
{{- else -}}
{}
{{- end -}}
{{- end -}}

{{- /*
Replicas that are left to whoever scales: none in a manifest that never had any. One that once had some must keep what
there is: Kubernetes takes a field that goes away for 1, and would stop all pods but one. An annotation tells which.
Of a list of the chart and the name; of an empty answer nothing is to be said.
*/ -}}
{{- define "adax-trainer.scaledReplicas" -}}
{{- $live := include "adax-trainer.live" . | fromJson -}}
{{- $annotations := dig "metadata" "annotations" dict $live | default dict -}}
{{- if hasKey $annotations "adax.io/replicas" -}}
{{- dig "spec" "replicas" 1 $live | int -}}
{{- end -}}
{{- end -}}

{{- /* of a dict of root, name, replicas and whether somebody scales: what a Deployment says of its replicas */ -}}
{{- define "adax-trainer.replicas" -}}
{{- if .scaled -}}
{{- include "adax-trainer.scaledReplicas" (list .root .name) -}}
{{- else -}}
{{- int .replicas -}}
{{- end -}}
{{- end -}}
