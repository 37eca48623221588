#!/usr/bin/env bash
# Asks the running service as an outside client would, from nothing but its OpenAPI document:
#   bash examples/embedding/outside/run.sh SERVICE ST
# SERVICE is the built program, ST the command `st` of schemathesis (see requirements.txt).
set -euo pipefail
service="$(realpath "$1")"
st="$(realpath "$(command -v "$2")")"
out="$(mktemp -d)"
cd "$out"

# Port 0 lets the system choose one that is free.
KARUNA_HELP="Ring the bell at house 3." KARUNA_ALERT_TO="Ada" KARUNA_ALERT_FILE="$out/alerts.jsonl" \
    "$service" --listen 127.0.0.1:0 2> "$out/log" &
pid=$!
trap 'kill "$pid" 2> /dev/null || true; rm -rf "$out"' EXIT
for _ in $(seq 50); do
    grep -q '^listening on ' "$out/log" && break
    sleep 0.1
done
url="$(sed -n 's/^listening on //p' "$out/log")"
test -n "$url" || { cat "$out/log" >&2; exit 1; }

# One check stays out. What a schema allows may still be refused, by design: an item that the
# instrument does not have, a practice that does not exist.
status=0
timeout 120 "$st" run "$url/openapi.json" --no-color --continue-on-failure \
    --seed 20261125 --max-examples 60 --phases examples,coverage,fuzzing \
    --checks all --exclude-checks positive_data_acceptance \
    > "$out/report" 2>&1 || status=$?
sed '/^ *$/d' "$out/report"
test "$status" -eq 0
requests="$(sed -n 's/^ *\([0-9]*\) generated.*/\1/p' "$out/report")"
test "$requests" -ge 1000 || { echo "only $requests requests" >&2; exit 1; }

# The service still stands, told of every alert, and logged nothing but its address.
kill -0 "$pid"
test -s "$out/alerts.jsonl"
echo "$(wc -l < "$out/alerts.jsonl") notices were written for a human"
test "$(wc -l < "$out/log")" -eq 1 || { cat "$out/log" >&2; exit 1; }
