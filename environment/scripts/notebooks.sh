# The course: headless, or in Jupyter.

runner="$root/environment/notebooks/run.py"
python() {
    local candidate
    for candidate in /usr/bin/python3 python3; do
        "$candidate" -c 'import nbclient, ipykernel' 2>/dev/null && { echo "$candidate"; return; }
    done
    die "no Python with Jupyter's nbclient and ipykernel: apt-get install ${base_packages[*]}"
}

say_faces() {
    local faces
    faces=$(cd "$root" && dotnet "$cli" faces) || exit 1
    say "faces: $faces"
}

run_notebooks() {
    say_faces
    run_notebook --out "$root/out" "$@"
}

# with_kernel COMMAND...: where Jupyter finds the C# kernel.
with_kernel() { JUPYTER_PATH="$jupyter_prefix${JUPYTER_PATH:+:$JUPYTER_PATH}" "$@"; }

run_notebook() { "$(python)" "$runner" "$@"; }

open_jupyter() {
    say_faces
    cd "$root/notebooks"
    # The config raises the server's output limit: one page of charts carries plotly.js.
    export JUPYTER_CONFIG_PATH="$jupyter_prefix/config${JUPYTER_CONFIG_PATH:+:$JUPYTER_CONFIG_PATH}"
    with_kernel jupyter notebook "$@"
}

check() {
    require_dotnet
    say ".NET SDK     $(cd "$root" && dotnet --version)"
    local name remedy
    for name in npm:npm jupyter:jupyter-notebook; do
        remedy=${name#*:}; name=${name%%:*}
        if command -v "$name" >/dev/null; then
            say "$(printf '%-12s' "$name") $("$name" --version 2>/dev/null | head -n 1)"
        else
            say "$(printf '%-12s' "$name") missing: apt-get install $remedy"
        fi
    done
    [ -f "$machine_props" ] || die "not set up yet: run environment/lab setup"
    [ -f "$cli" ] || die "not built yet: run environment/lab setup"
    dotnet "$cli" check
}

run_bench() {
    local name=${1:-} benches
    benches=$(find "$root/environment/bench" -maxdepth 1 -type f -perm -u+x -printf "%f\n" | sort)
    [ -n "$name" ] || { echo "$benches"; return; }
    shift
    local bench="$root/environment/bench/$name"
    [ -f "$bench" ] && [ -x "$bench" ] || die "there is no bench '$name'; there are: ${benches//$'\n'/, }"
    "$bench" "$@"
}
