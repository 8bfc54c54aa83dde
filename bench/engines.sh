#!/usr/bin/env bash
# How many inputs a second each engine of a campaign runs on the same target, on this machine, in turn.
#
#   bench/engines.sh [SECONDS] [ROUNDS] [TARGET]      20 s, 3 rounds and the target scenario, where nothing is said
#
# A round runs every engine once, on a fresh folder with the same seed, so that what else the machine does meets all of
# them. The table has medians of the rounds, and the ratio to AFL++. A tool that is not installed leaves its row out.
set -euo pipefail

seconds=${1:-20}
rounds=${2:-3}
target=${3:-scenario}
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$root/src/Verify/bin/Release/net10.0/verify.dll
engines=("embedded 1" "embedded 2" "afl 1" "libfuzzer 1")

dotnet build -c Release "$root/src/Verify" > /dev/null || { echo "FAILED: no build"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "commit $(git -C "$root" rev-parse --short HEAD); target $target; $rounds rounds of $seconds s; $(nproc) processors"

# The row of the campaign's table: | target | workers | seconds | executions | a second and worker | edges | ...
measure() {
    local engine=$1 jobs=$2 round=$3
    dotnet "$tool" campaign --target "$target" --engine "$engine" --jobs "$jobs" --for "${seconds}s" --seed "$round" \
        --out "$work/$engine-$jobs-$round" > "$work/log" 2>&1 || { tail -n 1 "$work/log" >&2; return 1; }
    grep "^| $target " "$work/log" | tr -d ' ,' | cut -d '|' -f 6,7
}

for round in $(seq "$rounds"); do
    for engine in "${engines[@]}"; do
        read -r name jobs <<< "$engine"
        if measured=$(measure "$name" "$jobs" "$round"); then
            echo "round $round, $name, jobs $jobs: ${measured%|*} a second and worker, ${measured#*|} edges"
            echo "${measured%|*}" >> "$work/$name-$jobs.speeds"
        fi
    done
done

median() { sort -n "$1" | awk '{ at[NR] = $1 } END { print NR % 2 ? at[(NR + 1) / 2] : (at[NR / 2] + at[NR / 2 + 1]) / 2 }'; }

afl=$([ -f "$work/afl-1.speeds" ] && median "$work/afl-1.speeds" || echo 0)
printf '\n| engine | jobs | a second and worker | of AFL++ |\n| --- | ---: | ---: | ---: |\n'
for engine in "${engines[@]}"; do
    read -r name jobs <<< "$engine"
    [ -f "$work/$name-$jobs.speeds" ] || continue
    speed=$(median "$work/$name-$jobs.speeds")
    awk -v name="$name" -v jobs="$jobs" -v speed="$speed" -v afl="$afl" \
        'BEGIN { printf "| %s | %d | %d | %s |\n", name, jobs, speed, (afl > 0 ? sprintf("%.1f", speed / afl) : "-") }'
done
