{{- /* the pod of a workload; of a dict of root and workload */ -}}
{{- define "adax-trainer.pod" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
{{- $w := .workload -}}
{{- $worker := eq $w.kind "worker" -}}
{{- $placed := $worker | ternary $w $values -}}
metadata:
  labels:
    {{- include "adax-trainer.podsOf" . | nindent 4 }}
    {{- with $values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    # other properties are other pods
    checksum/properties: {{ include "adax-trainer.properties" . | sha256sum }}
    {{- with $values.podAnnotations }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
spec:
  serviceAccountName: {{ include "adax-trainer.serviceAccount" $root | quote }}
  automountServiceAccountToken: false
  enableServiceLinks: false
  {{- with $values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . | quote }}
    {{- end }}
  {{- end }}
  {{- with $placed.priorityClassName }}
  priorityClassName: {{ . | quote }}
  {{- end }}
  # {{ $worker | ternary "requests" "preStop, requests" }}, jobs{{ eq (int $w.waits) 2 | ternary " twice" "" }}, and {{ int $w.rest }} s for the rest
  terminationGracePeriodSeconds: {{ include "adax-trainer.grace" $w }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  {{- if or $worker $values.autoscaling.enabled (gt (int $values.replicaCount) 1) }}
  topologySpreadConstraints:
    {{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
    - topologyKey: {{ . }}
      maxSkew: 1
      whenUnsatisfiable: {{ $placed.topologySpread }}
      labelSelector:
        matchLabels:
          {{- include "adax-trainer.podsOf" $ | nindent 10 }}
    {{- end }}
  {{- end }}
  {{- with $placed.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $placed.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with $placed.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: {{ $w.kind }}
      image: {{ include "adax-trainer.image" $root }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      env:
        - name: JDK_JAVA_OPTIONS
          value: -Xmx{{ include "adax-trainer.mib" $w.memory.serviceHeap }}m
        - name: SPRING_CONFIG_ADDITIONAL_LOCATION
          value: /etc/adax-trainer/
        # the image has one, too, and a variable wins over a file of properties
        - name: TRAINER_ACCESS_MODE
          value: {{ $values.access.mode }}
        {{- with include "adax-trainer.keys" . | trim }}
        {{- . | nindent 8 }}
        {{- end }}
        {{- with include "adax-trainer.secrets" $root | trim }}
        {{- . | nindent 8 }}
        {{- end }}
        {{- with $values.extraEnv }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      ports:
        {{- if not $worker }}
        - name: http
          containerPort: 8080
        {{- end }}
        - name: management
          containerPort: 8081
      {{- include "adax-trainer.probes" $values | nindent 6 }}
      {{- if gt (int $w.shutdown.preStop) 0 }}
      lifecycle:
        preStop:
          sleep:
            seconds: {{ int $w.shutdown.preStop }}
      {{- end }}
      resources:
        {{- include "adax-trainer.resources" $w | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop:
            - ALL
      volumeMounts:
        {{- include "adax-trainer.mounts" $root | nindent 8 }}
  volumes:
    {{- include "adax-trainer.volumes" . | nindent 4 }}
{{- end -}}

{{- define "adax-trainer.probes" -}}
# has it come up, migrations included?
startupProbe:
  httpGet:
    path: /actuator/health/liveness
    port: management
  periodSeconds: {{ .probes.startup.periodSeconds }}
  timeoutSeconds: 2
  failureThreshold: {{ .probes.startup.failureThreshold }}
# is it beyond help? The database has no part in this
livenessProbe:
  httpGet:
    path: /actuator/health/liveness
    port: management
  periodSeconds: {{ .probes.liveness.periodSeconds }}
  timeoutSeconds: 5
  failureThreshold: {{ .probes.liveness.failureThreshold }}
# shall it get requests now?
readinessProbe:
  httpGet:
    path: /actuator/health/readiness
    port: management
  periodSeconds: {{ .probes.readiness.periodSeconds }}
  timeoutSeconds: 2
  failureThreshold: {{ .probes.readiness.failureThreshold }}
{{- end -}}
