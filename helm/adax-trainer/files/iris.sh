# Trains the built-in iris table through the Service, and takes the job away again. Nothing but bash is needed.
set -euo pipefail
host=$1 port=$2 pool=${3:-default} token=${TOKEN:-} authorization='' key=${KEY_FILE:-/etc/adax-trainer-home/admin-key}

# until COMMAND …: the service may come up later than this
until_ready() {
  for ((i = 0; i < ${PATIENCE:-120}; i++)); do
    if "$@"; then return; fi
    sleep 1
  done
  echo "In vain for ${PATIENCE:-120} s: $*" >&2
  exit 1
}
answers() { (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; }

if [[ -z $token && -d ${key%/*} ]]; then
  until_ready test -s "$key"
  token=$(<"$key")
fi
until_ready answers
if [[ -n $token ]]; then authorization=$'Authorization: Bearer '$token$'\r\n'; fi

# http METHOD PATH [BODY]: the whole answer
http() {
  local body=${3:-}
  exec 3<>"/dev/tcp/$host/$port"
  printf '%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%sContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
    "$1" "$2" "$host" "$authorization" "${#body}" "$body" >&3
  answer=$(cat <&3)
  exec 3>&-
  if [[ -z $token && $answer == "HTTP/1.1 401"* ]]; then
    echo "It answers, and asks for a key, which this test does not have: set access.existingSecret. Nothing was trained." >&2
    exit 1
  fi
  [[ $answer == "HTTP/1.1 2"* ]] || { echo "$1 $2: $answer" >&2; exit 1; }
}

# field NAME: the first text of that name
field() {
  [[ $answer =~ \"$1\":\"([^\"]*)\" ]] && echo "${BASH_REMATCH[1]}"
}

http POST /api/v1/jobs '{"name": "helm test", "pool": "'"$pool"'", "dataset": {"id": "iris"},
  "network": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}]},
  "optimizer": {"type": "adax"}, "training": {"epochs": 5, "batchSize": 16, "seed": 42}}'
job=$(field id)
status=QUEUED
while [[ $status == QUEUED || $status == RUNNING ]]; do
  sleep 1
  http GET "/api/v1/jobs/$job"
  status=$(field status)
done
http DELETE "/api/v1/jobs/$job"
echo "The job $job was $status."
[[ $status == SUCCEEDED ]]
