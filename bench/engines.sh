#!/usr/bin/env bash
# How many inputs a second each engine of a campaign runs on the same target, on this machine, in turn.
#
#   bench/engines.sh [SECONDS] [ROUNDS] [TARGET]      60 s, 3 rounds and the target scenario, where nothing is said
#
# A round runs every engine once, on a fresh folder with the same seed, so that what else the machine does meets all of
# them; first with one processor for all that an engine starts, then with all of the machine. The table has medians
# of the rounds, the ratio to AFL++ with the same processors, the edges, the queue's median length in bytes, and the
# share of edges that count the same when an input runs again. A tool that is not installed leaves its row out.
set -euo pipefail

seconds=${1:-60}
rounds=${2:-3}
target=${3:-scenario}
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$root/src/Verify/bin/Release/net10.0/verify.dll
all=$(nproc)
cases=("embedded 1 1" "afl 1 1" "libfuzzer 1 1" "embedded 1 $all" "embedded 2 $all" "afl 1 $all" "libfuzzer 1 $all")

dotnet build -c Release "$root/src/Verify" > /dev/null || { echo "FAILED: no build"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "commit $(git -C "$root" rev-parse --short HEAD); target $target; $rounds rounds of $seconds s; $all processors"

median() {
  sort -n | awk '{ at[NR] = $1 } END { print NR % 2 ? at[(NR + 1) / 2] : (at[NR / 2] + at[NR / 2 + 1]) / 2 }'
}

# Speed and edges in the row of the campaign's table, lengths in its queue, stability in its statistics:
# | target | workers | seconds | executions | exec/s per worker | edges | ...
measure() {
    local engine=$1 jobs=$2 processors=$3 folder=$work/$1-$2-$3-$4
    taskset -c "0-$((processors - 1))" dotnet "$tool" campaign --target "$target" --engine "$engine" --jobs "$jobs" \
        --for "${seconds}s" --seed "$4" --out "$folder" > "$work/log" 2>&1 || { tail -n 1 "$work/log" >&2; return 1; }
    local length stability
    length=$(find "$folder/$target-1/queue" -name 'id:*' -printf '%s\n' | median)
    stability=$(sed -n 's/^stability *: *//p' "$folder/$target-1/fuzzer_stats")
    echo "$(grep "^| $target " "$work/log" | tr -d ' ,' | cut -d '|' -f 6,7 | tr '|' ' ') $length ${stability:--}"
    rm -rf "$folder"
}

for round in $(seq "$rounds"); do
    for case in "${cases[@]}"; do
        read -r name jobs processors <<< "$case"
        if measured=$(measure "$name" "$jobs" "$processors" "$round"); then
            echo "round $round, $name, jobs $jobs, processors $processors: $measured"
            echo "$measured" >> "$work/${case// /-}.rows"
        fi
    done
done

column() { cut -d ' ' -f "$2" "$work/$1.rows" | median; }

printf '\n| engine | jobs | processors | exec/s per worker | of AFL++ | edges | median bytes | stability |\n'
printf '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n'
for case in "${cases[@]}"; do
    read -r name jobs processors <<< "$case"
    row=${case// /-}
    [ -f "$work/$row.rows" ] || continue
    afl=$([ -f "$work/afl-1-$processors.rows" ] && column "afl-1-$processors" 1 || echo 0)
    speed=$(column "$row" 1)
    ratio=$(awk -v speed="$speed" -v afl="$afl" 'BEGIN { print (afl > 0 ? sprintf("%.1f", speed / afl) : "-") }')
    printf '| %s | %d | %d | %.0f | %s | %.0f | %.0f | %s |\n' "$name" "$jobs" "$processors" "$speed" "$ratio" \
        "$(column "$row" 2)" "$(column "$row" 3)" "$(tail -n 1 "$work/$row.rows" | cut -d ' ' -f 4)"
done
