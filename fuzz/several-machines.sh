#!/bin/sh
# Simulates a campaign on several machines with four folders, two of the embedded engine and two of AFL++. Each starts
# with a quarter of the committed inputs of 'scenario', each of which has coverage of its own, on the target 'bare',
# which has no seeds. While they run, queues are copied between the folders as rsync would between machines. Inputs of
# each machine must arrive at every other, and some must be kept there because they have new coverage.
#
# Usage: fuzz/several-machines.sh [FOLDER]        (about two minutes; default: a temporary folder)
# Exit code: 0 all OK, 1 an input did not arrive or was not used, 2 wrong usage or a prerequisite is missing.

set -u
help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }
case ${1-} in
    -h|--help) help; exit 0 ;;
    -*) echo "several-machines: no option $1" >&2; help >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.." || exit 2
command -v afl-fuzz >/dev/null || {
    echo "several-machines: needs afl-fuzz, which is not installed; install it: apt-get install afl++"
    exit 2
}
tool=src/Verify/bin/Release/net10.0/verify.dll
[ -f "$tool" ] || {
    echo "several-machines: no $tool; build it: dotnet build -c Release src/Verify"
    exit 2
}
work=${1:-$(mktemp -d)}
seconds=${SECONDS_OF_AFL:-70}
failed=0
machines="a b c d"

# A machine's own worker is bare-1; its copies on other machines are named after it.
engine_of() { case $1 in a|b) echo embedded ;; *) echo afl ;; esac; }
own() { echo "$work/$1/bare-1"; }

start() {
    dotnet "$tool" campaign --target bare --engine "$(engine_of "$1")" --jobs 1 --for "$3s" --corpus "$work/$1.inputs" \
        --seed "$2" --out "$work/$1" >"$work/$1.log" 2>&1 &
    pids="$pids $!"
}

# Deals the committed inputs to the machines in turn.
deal() {
    for machine in $machines; do mkdir -p "$work/$machine.inputs"; done
    mkdir "$work/inputs"
    tar xzf fuzz/Seeds/scenario.tar.gz -C "$work/inputs"
    number=0
    for file in "$work"/inputs/*; do
        set -- $machines
        shift $((number % 4))
        cp "$file" "$work/$1.inputs"
        number=$((number + 1))
    done
}

# Links appear atomically; existing files stay unchanged.
copy_queue() {
    mkdir -p "$2"
    cp -ln "$1"/id:* "$2"/ 2>/dev/null
}

exchange() {
    for from in $machines; do
        for to in $machines; do
            [ "$from" = "$to" ] || copy_queue "$(own "$from")/queue" "$work/$to/bare-$from-1/queue"
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

# The number of inputs of one machine that another kept because they have new coverage there.
used() { find "$(own "$1")/queue" -maxdepth 1 -name "id:*sync:bare-$2-1*" 2>/dev/null | wc -l; }
arrived() { find "$work/$1/bare-$2-1/queue" -maxdepth 1 -name "id:*" 2>/dev/null | wc -l; }

pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null; done' INT TERM
for machine in $machines; do mkdir -p "$work/$machine"; done

deal
start a 1 "$seconds"
start b 2 "$seconds"
start c 3 "$seconds"
start d 4 "$seconds"
echo "four machines in $work: a and b embedded, c and d AFL++; $seconds s"
end=$(($(date +%s) + seconds + 60))
while [ "$(date +%s)" -lt "$end" ]; do
    sleep 2
    exchange
    alive=0
    for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=1; done
    [ "$alive" = 1 ] || break
done
exchange
for pid in $pids; do
    wait "$pid"
    code=$?
    [ "$code" = 0 ] || { echo "FAILED  a campaign ended with exit code $code; see $work/*.log"; failed=1; }
done

for to in $machines; do
    for from in $machines; do
        [ "$from" = "$to" ] && continue
        pair="of $from ($(engine_of "$from"))"
        check "inputs $pair arrived at $to" "$(arrived "$to" "$from")"
        check "inputs $pair have new coverage at $to ($(engine_of "$to")) and are used" "$(used "$to" "$from")"
    done
done
exit "$failed"
