#!/bin/sh
# Tries a search on several machines: four folders stand for them, two with the embedded engine, two with AFL++. What
# each found is copied to the others while they run, as rsync would do it between machines. It must arrive at each of the
# others, and each must take over some of it, because it reached something new there.
#
# Use: fuzz/several-machines.sh [FOLDER]        (about two minutes; a folder of its own by default)
# Exit code: 0 all OK, 1 where an input does not arrive or is not used, 2 where it cannot be tried.

set -u
cd "$(dirname "$0")/.." || exit 2
command -v afl-fuzz >/dev/null || {
    echo "several-machines: needs afl-fuzz, which is not installed; install it: apt-get install afl++"
    exit 2
}
tool=src/Verify/bin/Release/net10.0/verify.dll
[ -f "$tool" ] || {
    echo "several-machines: found no $tool; build it: dotnet build -c Release src/Verify"
    exit 2
}
work=${1:-$(mktemp -d)}
seconds=${SECONDS_OF_AFL:-90}
head_start=15
failed=0
machines="a b c d"

# A machine's own worker is scenario-1; on the others its copy is called after the machine.
engine_of() { case $1 in a|b) echo embedded ;; *) echo afl ;; esac; }
own() { echo "$work/$1/scenario-1"; }

start() {
    dotnet "$tool" campaign --target scenario --engine "$(engine_of "$1")" --jobs 1 --for "$3s" \
        --seed "$2" --out "$work/$1" >"$work/$1.log" 2>&1 &
    pids="$pids $!"
}

# Files appear whole: under another name first. What is there already stays as it is.
copy_queue() {
    mkdir -p "$2"
    for file in "$1"/id:*; do
        name=${file##*/}
        [ -f "$file" ] && [ ! -e "$2/$name" ] || continue
        cp -p "$file" "$2/.unfinished-$name" 2>/dev/null && mv "$2/.unfinished-$name" "$2/$name"
    done
}

exchange() {
    for from in $machines; do
        for to in $machines; do
            [ "$from" = "$to" ] || copy_queue "$(own "$from")/queue" "$work/$to/scenario-$from-1/queue"
        done
    done
}

check() {
    if [ "$2" -gt 0 ]; then
        echo "OK      $1 ($2)"
    else
        echo "FAILED  $1"
        failed=1
    fi
}

# How many inputs of one machine another took into its own queue, because they reached something new there.
used() { find "$(own "$1")/queue" -maxdepth 1 -name "id:*sync:scenario-$2-1*" 2>/dev/null | wc -l; }
arrived() { find "$work/$1/scenario-$2-1/queue" -maxdepth 1 -name "id:*" 2>/dev/null | wc -l; }

pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null; done' INT TERM
for machine in $machines; do mkdir -p "$work/$machine"; done

# AFL++ looks at other queues after half a minute first, and is the slower one: it begins earlier, so that it has
# found something before the others have found it too.
start c 3 "$seconds"
start d 4 "$seconds"
for second in $(seq "$head_start"); do sleep 1; exchange; done
start a 1 "$((seconds - head_start))"
start b 2 "$((seconds - head_start))"
echo "four machines in $work: a and b embedded, c and d AFL++; $seconds s in all"
end=$(($(date +%s) + seconds + 60))
while [ "$(date +%s)" -lt "$end" ]; do
    sleep 2
    exchange
    alive=0
    for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=1; done
    [ "$alive" = 1 ] || break
done
for pid in $pids; do
    wait "$pid"
    code=$?
    [ "$code" = 0 ] || { echo "FAILED  a campaign ended with exit code $code; see $work/*.log"; failed=1; }
done

# The sum of what several machines took over of several others.
used_of() {
    sum=0
    for to in $1; do
        for from in $2; do [ "$from" = "$to" ] || sum=$((sum + $(used "$to" "$from"))); done
    done
    echo "$sum"
}

for to in $machines; do
    for from in $machines; do
        [ "$from" = "$to" ] || check "inputs of $from ($(engine_of "$from")) arrived at $to" "$(arrived "$to" "$from")"
    done
done

# Not for each pair: what a second machine sends is often known from a first already.
for to in $machines; do
    check "inputs of others reached something new at $to ($(engine_of "$to")) and are used" "$(used_of "$to" "$machines")"
done
check "inputs of AFL++ are used by the embedded engine" "$(used_of "a b" "c d")"
check "inputs of the embedded engine are used by AFL++" "$(used_of "c d" "a b")"
exit "$failed"
