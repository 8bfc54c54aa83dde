#!/usr/bin/env bash
# Kills a random process of a campaign at a random moment, many times in a row, and looks each time whether all that
# was there is still there. The target is 'broken', whose planted mistakes give findings that must not be lost.
#
#   fuzz/kill-9.sh [KILLS] [SEED]      100 kills and a fresh seed, where nothing is said; ends with OK or FAILED
#
# A killed process loses nothing that it wrote: the system has it. What this tries is that files appear whole, that
# the next parent goes on, and that what was saved and not yet explained is explained later. The canary's folder is
# made anew at every start, and left out.
set -u

kills=${1:-100}
seed=${2:-$((RANDOM * 32768 + RANDOM))}
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$root/src/Verify/bin/Release/net10.0/verify.dll
parent=
RANDOM=$((seed % 32768))

[ -f "$tool" ] || dotnet build -c Release "$root/src/Verify" > /dev/null || { echo "FAILED: no build"; exit 1; }
work=$(mktemp -d)
folder=$work/campaign
manifest=$work/manifest
: > "$manifest"
echo "seed $seed; $kills kills; folder $folder"

fail() {
    echo "FAILED at kill $count, seed $seed: $1"
    echo "the campaign's last lines, and all else, are in $work:"
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

# Adds what is new to the list of all that must stay as it is.
remember() {
    cut -c 67- "$manifest" | sort > "$work/known"
    kept | comm -23 - "$work/known" | xargs -r -d '\n' sha256sum >> "$manifest"
}

compare() {
    [ -s "$manifest" ] || return 0
    sha256sum --check --quiet "$manifest" > "$work/differences" 2>&1 \
        || fail "lost or changed: $(head -n 1 "$work/differences")"
}

# A finding is whole: its three files, and an input that a worker saved.
whole() {
    local place digest
    for place in "$folder"/findings/*/; do
        [ -d "$place" ] || continue
        for name in input report replay; do
            [ -f "$place$name" ] || fail "$place has no $name"
        done
        [ -n "$(tail -c 1 "$place/replay" | tr -d '\n')" ] && fail "$place/replay is half-written"
        digest=$(sha256sum < "$place/input" | cut -c 1-64)
        grep -q "^$digest .*/\(crashes\|hangs\)/" "$manifest" || fail "the input of $place was saved by no worker"
    done
}

# One time in six the parent, else one of its processes: workers, and those that explain findings.
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

# Waits until the canary is over: two kills in three come while the target runs, the others at any time.
search() {
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
    [ $((RANDOM % 3)) -eq 0 ] || search
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
    whole
done

# The last parent is killed too; another goes on in peace, and must leave nothing unexplained.
end
remember
before=$(find "$folder/broken-1/queue" -name 'id:*' | wc -l)
timeout 600 dotnet "$tool" campaign --target broken --jobs 2 --for 10s --seed "$seed" --out "$folder" > "$work/log" 2>&1
code=$?
parent=
[ "$code" -le 1 ] || fail "the campaign does not go on: exit code $code"
compare
remember
whole
after=$(sed -n 's/^corpus_count *: //p' "$folder/broken-1/fuzzer_stats")
[ "$((after * 20))" -ge "$((before * 19))" ] || fail "only $after of $before inputs were taken up again"
findings=$(find "$folder/findings" -mindepth 1 -maxdepth 1 -name 'broken-*' | wc -l)
[ "$findings" -gt 0 ] || fail "the planted mistakes are in no finding"
[ -z "$(find "$folder/findings" "$folder"/broken-*/queue "$folder"/broken-*/crashes -name '.unfinished-*')" ] \
    || fail "something half-written was not cleared away"

# Each failing input was explained, or others of the cause that its worker saw.
for file in "$folder"/broken-*/crashes/id:* "$folder"/broken-*/hangs/id:*; do
    [ -f "$file" ] || continue
    cause=$(grep -o ',cause:[0-9a-f]*' <<< "$file" || basename "$file")
    cat "$folder"/broken-*/.explained | grep -qF -- "$cause" || fail "never explained: $file"
done
sleep 2
pgrep -f "$folder" > /dev/null && fail "a process outlived its campaign"

sort "$work/killed" | uniq -c
echo "OK: $count kills, seed $seed; nothing of $(wc -l < "$manifest") files was lost, $findings findings are explained"
rm -rf "$work"
