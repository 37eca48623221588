#!/bin/sh
# Scores the same file with polars and with the example `score_csv`, and compares both.
#
#     benches/peers/compare.sh [PEOPLE]
#
# Needs Python with polars (see README.md beside this file) and GNU time. `PYTHON` names another
# Python, `SCORE_CSV` another binary.
set -eu

people=${1:-1000000}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
python=${PYTHON:-python3}
score_csv=${SCORE_CSV:-$root/target/release/examples/score_csv}
gnu_time=${GNU_TIME:-/usr/bin/time}

"$gnu_time" -f %M true 2>/dev/null || { echo "GNU time is needed; GNU_TIME says where it is" >&2; exit 1; }
"$python" -c 'import polars' || { echo "polars is needed: see $here/README.md" >&2; exit 1; }
if [ ! -x "$score_csv" ]; then
    echo "$score_csv is not there; build it first: cargo build --release --examples" >&2
    exit 1
fi
# One core, so that CPU seconds of both mean the same.
pin=""
if command -v taskset > /dev/null; then pin="taskset -c 0"; fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
input=$folder/input.csv
"$python" "$here/make_csv.py" "$people" "$input"

# Each prints CPU seconds and peak memory in MiB. The runs take turns, so that a busy moment of the
# machine meets both.
polars_run() {
    # Of polars only the work is counted, not the start of Python.
    POLARS_MAX_THREADS=1 $pin "$python" "$here/score_scs_polars.py" "$input" "$folder/polars.csv" 2>&1 |
        awk '{ print $1, $3 }'
}
karuna_run() {
    # Of ours all is counted.
    $pin "$gnu_time" -o "$folder/usage" -f '%U %S %M' \
        "$score_csv" --instrument scs --output "$folder/karuna.csv" "$input" 2> "$folder/summary"
    awk '{ print $1 + $2, $3 / 1024 }' "$folder/usage"
}
for _run in 1 2 3; do
    polars_run >> "$folder/polars"
    karuna_run >> "$folder/karuna"
done

"$python" - "$folder" "$people" <<'SCRIPT'
import csv
import sys

folder, people = sys.argv[1], int(sys.argv[2])


def best(name):
    runs = [tuple(map(float, line.split())) for line in open(f"{folder}/{name}")]
    return min(seconds for seconds, _ in runs), min(peak for _, peak in runs)


def same(ours, theirs):
    """Text that is equal, or numbers that are within 1e-12 of each other; a gap equals a gap only."""
    if ours == theirs:
        return True
    try:
        return abs(float(ours) - float(theirs)) <= 1e-12
    except ValueError:
        return False


cells = different = scored = rows = 0
with open(f"{folder}/karuna.csv", newline="") as ours, open(f"{folder}/polars.csv", newline="") as theirs:
    for row, (our, their) in enumerate(zip(csv.reader(ours), csv.reader(theirs), strict=True)):
        if our == their:
            cells += len(our)
        elif len(our) != len(their):
            sys.exit(f"row {row}: {len(our)} and {len(their)} cells")
        else:
            for column, (one, other) in enumerate(zip(our, their)):
                cells += 1
                if not same(one, other):
                    different += 1
                    print(f"row {row}, column {column + 1}: {one!r} and {other!r}")
                    if different == 10:
                        sys.exit("the outputs differ")
        rows = row
        if row > 0:
            scored += sum(cell != "" for cell in our[27:])
if different or rows != people:
    sys.exit(f"{different} cells differ, {rows} of {people} people")
print(f"{rows} people, {cells} cells agree, {scored} of them scores")
(polars_seconds, polars_peak), (our_seconds, our_peak) = best("polars"), best("karuna")
print(f"polars  {polars_seconds:7.2f} s CPU  {polars_peak:7.1f} MiB at most")
print(f"karuna  {our_seconds:7.2f} s CPU  {our_peak:7.1f} MiB at most")
if our_seconds == 0:
    sys.exit("too few people to compare times; take more")
print(f"polars takes {polars_seconds / our_seconds:.2f} times as long")
SCRIPT
