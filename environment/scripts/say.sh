# How lab talks: one line each, on standard error, so that results on standard output stay clean.

say() { printf '%s\n' "$*" >&2; }

die() { printf 'lab: %s\n' "$*" >&2; exit 1; }

# step TITLE COMMAND...: runs quietly, prints seconds; on failure shows the end of its log and stops.
step() {
    local title=$1 log started
    shift
    log="$state/$(printf '%s' "$title" | tr -cs 'A-Za-z0-9' '-').log"
    started=$SECONDS
    printf '  %-52s' "$title" >&2
    if "$@" >"$log" 2>&1 9>&-; then
        printf '%4d s\n' $((SECONDS - started)) >&2
    else
        printf 'failed\n' >&2
        tail -n 25 "$log" >&2
        full_disk "$log" && die "'$title' failed because $(full_disk "$log") is full: free some space" \
            "(FaceLab and its packages take about 3 GB), then run the same command again."
        die "'$title' failed; the whole log is in $log"
    fi
}

# full_disk LOG: the folder whose disk is full, if that is why a step failed.
full_disk() {
    local folder
    for folder in "$root" "${TMPDIR:-/tmp}" "$HOME" "${NUGET_PACKAGES:-$HOME}"; do
        [ "$(df -Pk "$folder" 2>/dev/null | awk 'NR == 2 { print $4 }')" -lt 10240 ] 2>/dev/null && { echo "'$folder'"; return 0; }
    done
    grep -qE "No space left on device|not enough space on the disk" "$1" 2>/dev/null && { echo "a disk"; return 0; }
    return 1
}
