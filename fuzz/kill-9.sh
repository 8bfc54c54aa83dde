#!/usr/bin/env bash
# Kills random processes of a campaign at random moments, and checks after each kill that nothing was lost. The target
# is 'broken', whose planted bugs give findings.
#
# Usage: fuzz/kill-9.sh [KILLS] [SEED]      (default: 100 kills, a random seed; ends with OK or FAILED)
# Exit code: 0 nothing was lost, 1 something was, 2 wrong usage.
#
# The system keeps what a killed process wrote. This checks that files are atomic, that the next parent resumes the
# campaign, and that failing inputs saved but not explained are explained later. The canary's folder is recreated at
# every start, and excluded.
set -u

help() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; }
case "${1-}${2-}" in
    -h|--help) help; exit 0 ;;
    *[!0-9]*) echo "kill-9: KILLS and SEED are whole numbers" >&2; help >&2; exit 2 ;;
esac
kills=${1:-100}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$root/src/Verify/bin/Release/net10.0/verify.dll
parent=
RANDOM=$((seed % 32768))

[ -f "$tool" ] || dotnet build -c Release "$root/src/Verify" > /dev/null || { echo "FAILED: the build failed"; exit 1; }
work=$(mktemp -d)
folder=$work/campaign
manifest=$work/manifest
: > "$manifest"
echo "seed $seed; $kills kills; folder $folder"

fail() {
    echo "FAILED at kill $count, seed $seed: $1"
    echo "last lines of the campaign (all files: $work):"
    tail -n 5 "$work/log"
    [ -n "$parent" ] && kill -9 "$parent" 2> /dev/null
    exit 1
}

start() {
    dotnet "$tool" campaign --target broken --jobs 2 --for 2h --seed "$seed" --out "$folder" > "$work/log" 2>&1 &
    parent=$!
    disown "$parent"
}

end() {
    kill -9 "$parent"
    while kill -0 "$parent" 2> /dev/null; do sleep 0.05; done
}

kept() {
    find "$folder"/broken-*/queue "$folder"/broken-*/crashes "$folder"/broken-*/hangs "$folder"/findings \
        -type f -not -path '*/.unfinished-*' 2> /dev/null | sort
}

# Adds new files to the list of those that must not change.
remember() {
    cut -c 67- "$manifest" | sort > "$work/known"
    kept | comm -23 - "$work/known" | xargs -r -d '\n' sha256sum >> "$manifest"
}

compare() {
    [ -s "$manifest" ] || return 0
    sha256sum --check --quiet "$manifest" > "$work/differences" 2>&1 \
        || fail "lost or changed: $(head -n 1 "$work/differences")"
}

# Each finding has its three files, and an input that a worker saved.
check_findings() {
    local place digest
    for place in "$folder"/findings/*/; do
        [ -d "$place" ] || continue
        for name in input report replay; do
            [ -f "$place$name" ] || fail "$place has no $name"
        done
        [ -n "$(tail -c 1 "$place/replay" | tr -d '\n')" ] && fail "$place/replay is half-written"
        digest=$(sha256sum < "$place/input" | cut -c 1-64)
        grep -q "^$digest .*/\(crashes\|hangs\)/" "$manifest" || fail "no worker saved the input of $place"
    done
}

# The parent with probability 1/6, else a child: a worker or an explaining process.
victim() {
    local children
    mapfile -t children < <(ps -o pid= --ppid "$parent" | tr -d ' ')
    if [ ${#children[@]} -eq 0 ] || [ $((RANDOM % 6)) -eq 0 ]; then
        echo "$parent"
    else
        echo "${children[$((RANDOM % ${#children[@]}))]}"
    fi
}

kind() {
    local line
    line=$(tr '\0' ' ' 2> /dev/null < "/proc/$1/cmdline")
    case $line in
        *campaign-worker*/canary/*) echo "worker of the canary" ;;
        *campaign-worker*) echo worker ;;
        *campaign-explain*) echo "explaining process" ;;
        *) echo parent ;;
    esac
}

# Waits for the canary to end: two kills in three hit the target, the others any phase.
wait_for_target() {
    for _ in {1..600}; do
        grep -q '^canary: ' "$work/log" && return
        kill -0 "$parent" 2> /dev/null || return
        sleep 0.1
    done
}

count=0
start
while [ "$count" -lt "$kills" ]; do
    sleep "$((RANDOM % 2)).$((RANDOM % 10))$((RANDOM % 10))"
    [ $((RANDOM % 3)) -eq 0 ] || wait_for_target
    kill -0 "$parent" 2> /dev/null || fail "the campaign ended by itself"
    who=$(victim)
    what=$(kind "$who")
    remember
    if [ "$who" = "$parent" ]; then
        end
        start
    else
        kill -9 "$who" 2> /dev/null || continue
    fi
    count=$((count + 1))
    echo "$what" >> "$work/killed"
    remember
    compare
    check_findings
done

# The last parent is killed too; the next one is left alone, and must explain everything.
end
remember
before=$(find "$folder/broken-1/queue" -name 'id:*' | wc -l)
timeout 600 dotnet "$tool" campaign --target broken --jobs 2 --for 10s --seed "$seed" --out "$folder" > "$work/log" 2>&1
code=$?
parent=
[ "$code" -le 1 ] || fail "the campaign does not resume: exit code $code"
compare
remember
check_findings
after=$(sed -n 's/^corpus_count *: //p' "$folder/broken-1/fuzzer_stats")
[ "$((after * 20))" -ge "$((before * 19))" ] || fail "only $after of $before inputs were resumed"
findings=$(find "$folder/findings" -mindepth 1 -maxdepth 1 -name 'broken-*' | wc -l)
[ "$findings" -gt 0 ] || fail "no finding for the planted bugs"
[ -z "$(find "$folder/findings" "$folder"/broken-*/queue "$folder"/broken-*/crashes -name '.unfinished-*')" ] \
    || fail "an incomplete file was not deleted"

# Each failing input was explained, or others with the same cause.
for file in "$folder"/broken-*/crashes/id:* "$folder"/broken-*/hangs/id:*; do
    [ -f "$file" ] || continue
    cause=$(grep -o ',cause:[0-9a-f]*' <<< "$file" || basename "$file")
    cat "$folder"/broken-*/.explained | grep -qF -- "$cause" || fail "never explained: $file"
done
sleep 2
pgrep -f "$folder" > /dev/null && fail "a process outlived its campaign"

sort "$work/killed" | uniq -c
echo "OK: $count kills, seed $seed; $(wc -l < "$manifest") files kept, $findings findings explained"
rm -rf "$work"
