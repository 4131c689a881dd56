# The course: headless, or in Jupyter.

runner="$root/environment/notebooks/run.py"
python() {
    local candidate
    for candidate in /usr/bin/python3 python3; do
        "$candidate" -c 'import nbclient, ipykernel' 2>/dev/null && { echo "$candidate"; return; }
    done
    die "there is no Python with Jupyter's nbclient and ipykernel: apt-get install ${base_packages[*]}"
}

say_faces() {
    local faces
    faces=$(cd "$root" && dotnet "$cli" faces) || exit 1
    say "faces: $faces"
}

# name_kernel ARGUMENTS...: makes `arguments`, in which `--kernel interactive` names the kernelspec of .NET Interactive's own
# tool. It is restored when it is first asked for.
name_kernel() {
    arguments=("$@")
    local i
    for i in "${!arguments[@]}"; do
        if [ "${arguments[i]}" = --kernel ] && [ "${arguments[i + 1]:-}" = interactive ]; then
            step ".NET Interactive" install_interactive
            arguments[i + 1]=facelab-interactive
        fi
    done
}

install_interactive() { bash "$root/environment/kernel/interactive/install.sh" "$jupyter_prefix"; }

run_notebooks() {
    name_kernel "$@"
    say_faces
    run_notebook --out "$root/out" "${arguments[@]}"
}

# with_kernel COMMAND...: where Jupyter finds the C# kernel.
with_kernel() { JUPYTER_PATH="$jupyter_prefix${JUPYTER_PATH:+:$JUPYTER_PATH}" "$@"; }

run_notebook() {
    local interpreter
    interpreter=$(python) || exit 1
    "$interpreter" "$runner" "$@"
}

# copy_notebooks: the working copy in which a learner edits and runs, so that the course itself stays as it was cloned. A notebook
# that the learner has not changed follows the course; a changed one is kept.
copy_notebooks() {
    local mine="$root/my-notebooks" name
    mkdir -p "$mine/solutions" "$mine/.course/solutions"
    while read -r name; do
        if [ ! -e "$mine/$name" ] || cmp -s "$mine/$name" "$mine/.course/$name"; then
            cp "$root/notebooks/$name" "$mine/$name"
        elif ! cmp -s "$root/notebooks/$name" "$mine/.course/$name"; then
            say "my-notebooks/$name is yours and is kept; notebooks/$name is newer"
            continue
        fi
        cp "$root/notebooks/$name" "$mine/.course/$name"
    done < <(cd "$root/notebooks" && find . -maxdepth 2 -type f \( -name '*.ipynb' -o -name '*.csx' -o -name '*.md' \) \
        -not -path '*/.*' -printf '%P\n')
}

open_jupyter() {
    if [ "${1:-}" = --kernel ]; then
        [ "${2:-}" = interactive ] || die "notebook takes --kernel interactive, not '${2:-}'."
        step ".NET Interactive" install_interactive
        # The notebooks ask for `.net-csharp`: here this is the tool.
        mkdir -p "$state/interactive/kernels"
        ln -sfn "$jupyter_prefix/kernels/facelab-interactive" "$state/interactive/kernels/.net-csharp"
        jupyter_prefix="$state/interactive:$jupyter_prefix"
        shift 2
    fi
    say_faces
    copy_notebooks
    cd "$root/my-notebooks"
    # The config raises the server's output limit: one page of charts carries plotly.js.
    export JUPYTER_CONFIG_PATH="$state/jupyter/config${JUPYTER_CONFIG_PATH:+:$JUPYTER_CONFIG_PATH}"
    # In a container one is root, and Jupyter asks whether that is meant.
    [ "$(id -u)" != 0 ] || { say "running as root: Jupyter gets --allow-root"; set -- --allow-root "$@"; }
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
