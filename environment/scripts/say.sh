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
    if "$@" >"$log" 2>&1; then
        printf '%4d s\n' $((SECONDS - started)) >&2
    else
        printf 'failed\n' >&2
        tail -n 25 "$log" >&2
        die "'$title' failed; the whole log is $log"
    fi
}
