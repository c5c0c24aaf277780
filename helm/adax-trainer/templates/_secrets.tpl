{{- /* the keys that a container knows, as its environment; of a dict of root and workload */ -}}
{{- define "adax-trainer.keys" -}}
{{- with .root.Values.access -}}
{{- /* nobody asks a worker for more than its metrics */ -}}
{{- if and .existingSecret (ne $.workload.kind "worker") }}
- name: TRAINER_ACCESS_ADMIN_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .existingSecret | quote }}
      key: {{ .adminKey | quote }}
{{- end }}
{{- if .monitoringSecret }}
- name: TRAINER_ACCESS_MONITORING_KEY
  valueFrom:
    secretKeyRef:
      name: {{ .monitoringSecret | quote }}
      key: {{ .monitoringKey | quote }}
{{- end }}
{{- end -}}
{{- end -}}

{{- /* what the environment of a container has out of other secrets, and of AWS's identities */ -}}
{{- define "adax-trainer.secrets" -}}
{{- $variables := list -}}
{{- with .Values.database -}}
{{- if eq .type "postgresql" -}}
{{- $variables = append $variables (list "SPRING_DATASOURCE_USERNAME" .existingSecret .usernameKey) -}}
{{- $variables = append $variables (list "SPRING_DATASOURCE_PASSWORD" .existingSecret .passwordKey) -}}
{{- end -}}
{{- end -}}
{{- with .Values.storage.s3 -}}
{{- if and (eq $.Values.storage.type "s3") .existingSecret -}}
{{- $variables = append $variables (list "AWS_ACCESS_KEY_ID" .existingSecret .accessKeyIdKey) -}}
{{- $variables = append $variables (list "AWS_SECRET_ACCESS_KEY" .existingSecret .secretAccessKeyKey) -}}
{{- end -}}
{{- end -}}
{{- range $variables }}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 | quote }}
      key: {{ index . 2 | quote }}
{{- end }}
{{- if include "adax-trainer.roleArn" . }}
- name: AWS_ROLE_ARN
  value: {{ include "adax-trainer.roleArn" . | quote }}
# or else STS is asked in us-east-1
- name: AWS_REGION
  value: {{ .Values.storage.s3.region | quote }}
- name: AWS_STS_REGIONAL_ENDPOINTS
  value: regional
- name: AWS_WEB_IDENTITY_TOKEN_FILE
  value: /var/run/secrets/eks.amazonaws.com/serviceaccount/token
{{- end }}
{{- end -}}

{{- define "adax-trainer.roleArn" -}}
{{- if eq .Values.storage.type "s3" -}}
{{- .Values.storage.s3.roleArn -}}
{{- end -}}
{{- end -}}

{{- define "adax-trainer.hasAuthority" -}}
{{- if and (eq .Values.database.type "postgresql") .Values.database.caSecret -}}
true
{{- end -}}
{{- end -}}

{{- define "adax-trainer.hasTrust" -}}
{{- if or .Values.trust.caConfigMap .Values.trust.caSecret -}}
true
{{- end -}}
{{- end -}}

{{- define "adax-trainer.mounts" -}}
- name: properties
  mountPath: /etc/adax-trainer
  readOnly: true
{{- if include "adax-trainer.hasAuthority" . }}
- name: database-ca
  mountPath: /etc/adax-trainer-ca
  readOnly: true
{{- end }}
{{- if include "adax-trainer.hasTrust" . }}
- name: trust
  mountPath: /etc/adax-trainer-trust
  readOnly: true
{{- end }}
{{- if include "adax-trainer.roleArn" . }}
- name: aws-iam-token
  mountPath: /var/run/secrets/eks.amazonaws.com/serviceaccount
  readOnly: true
{{- end }}
- name: home
  mountPath: /var/lib/adax-trainer
- name: scratch
  mountPath: /tmp
{{- end -}}

{{- /* of a dict of root and workload */ -}}
{{- define "adax-trainer.volumes" -}}
{{- $values := .root.Values -}}
- name: properties
  configMap:
    name: {{ .workload.name }}
{{- if include "adax-trainer.hasAuthority" .root }}
- name: database-ca
  secret:
    secretName: {{ $values.database.caSecret | quote }}
    items:
      - key: ca.crt
        path: ca.crt
{{- end }}
{{- with $values.trust }}
{{- if include "adax-trainer.hasTrust" $.root }}
- name: trust
  {{- if .caSecret }}
  secret:
    secretName: {{ .caSecret | quote }}
  {{- else }}
  configMap:
    name: {{ .caConfigMap | quote }}
  {{- end }}
    items:
      - key: {{ .caKey | quote }}
        path: ca.crt
{{- end }}
{{- end }}
{{- if include "adax-trainer.roleArn" .root }}
# by the name that the webhook of EKS uses, so that it adds none
- name: aws-iam-token
  projected:
    sources:
      - serviceAccountToken:
          audience: sts.amazonaws.com
          expirationSeconds: 86400
          path: token
{{- end }}
- name: home
  {{- if include "adax-trainer.hasClaim" .root }}
  persistentVolumeClaim:
    claimName: {{ include "adax-trainer.claim" .root | quote }}
  {{- else }}
  emptyDir:
    sizeLimit: {{ .workload.homeSize }}
  {{- end }}
- name: scratch
  emptyDir:
    sizeLimit: {{ $values.scratchSize }}
{{- end -}}
