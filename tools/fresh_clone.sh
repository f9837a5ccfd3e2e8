#!/usr/bin/env bash
# A rehearsal of the first hour with Heed, for use before a release: a fresh clone of HEAD in an empty folder, with no
# Node, no virtual environment and no settings of ours; then the tests, the site up to its first page, and the checks.
# Leaves nothing behind. Not part of CI, which does the same in its own clone.
#
#   tools/fresh_clone.sh                  all of it
#   tools/fresh_clone.sh run              the named parts alone: test, run, check
set -euo pipefail

source=$(cd "$(dirname "$0")/.." && pwd)
parts=${*:-run test check}
port=${PORT:-8765}
place=$(mktemp -d "${TMPDIR:-/tmp}/heed fresh.XXXXXX")   # a space in the path, on purpose
server=

leave() {
    if [ -n "$server" ]; then kill -TERM -- "-$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
    rm -rf "$place"
}
trap leave EXIT
trap 'exit 130' INT TERM

# The system's programs but Node's: links to everything on the path that is not node, npm or npx.
mkdir "$place/bin"
IFS=: read -ra folders <<<"$PATH"
for folder in "${folders[@]}"; do
    for program in "$folder"/*; do
        name=$(basename "$program")
        case $name in node | npm | npx | corepack) continue ;; esac
        if [ -x "$program" ] && [ ! -d "$program" ] && [ ! -e "$place/bin/$name" ]; then ln -s "$program" "$place/bin/$name"; fi
    done
done

git clone --quiet --no-hardlinks "$source" "$place/heed"
cd "$place/heed"
# What stands beside the checkout (shared papers, samples) is not there: whoever clones Heed has not got it either.
clean=(env -i "PATH=$place/bin" "HOME=${HOME:-/}" "LANG=C.UTF-8" "HEED_REQUIRE=browser,postgres")
for name in PIP_CONFIG_FILE PIP_INDEX_URL PIP_FIND_LINKS PIP_CERT UV_INDEX UV_DEFAULT_INDEX SSL_CERT_FILE HTTPS_PROXY; do
    if [ -n "${!name:-}" ]; then clean+=("$name=${!name}"); fi   # how this machine reaches packages is not ours to change
done

seconds() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(seconds)" 'BEGIN { printf "%.1f s", b - a }'; }

for part in $parts; do
    started=$(seconds)
    case $part in
    run)
        set -m
        "${clean[@]}" make run "PORT=$port" >"$place/run.log" 2>&1 </dev/null &
        server=$!
        set +m
        until curl --silent --fail --location --output "$place/page" "http://127.0.0.1:$port/"; do
            if ! kill -0 "$server" 2>/dev/null; then cat "$place/run.log"; echo "make run ended before it served a page."; exit 1; fi
            sleep 0.1
        done
        grep -q "</html>" "$place/page"
        echo "make run: first page after $(since "$started")"
        kill -TERM -- "-$server"
        wait "$server" || true
        server=
        ;;
    test | check)
        if ! "${clean[@]}" make "$part" >"$place/$part.log" 2>&1 </dev/null; then tail -100 "$place/$part.log"; exit 1; fi
        tail -5 "$place/$part.log"
        echo "make $part: $(since "$started")"
        ;;
    *) echo "There is no part called $part: test, run, check." && exit 2 ;;
    esac
done

if ! git diff --quiet || [ -n "$(git status --porcelain)" ]; then
    git status --short
    echo "The commands above changed the checkout."
    exit 1
fi
echo "A fresh clone works."
