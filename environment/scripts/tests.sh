# Every test: xunit, the kernel's, and the notebooks at their quick preset, counted together.

passed=0 failed=0 skipped=0
browser_tests_left_out=

count() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

run_tests() {
    local project
    install_browser
    install_readers
    build_browser_tests
    : >"$state/seconds"
    timed check_layout
    timed build_benches
    for project in "$root"/tests/*/*.csproj; do timed run_xunit "$(basename "$project" .csproj)"; done
    timed run_kernel_tests
    timed run_quick_notebooks
    timed run_interactive_notebooks
    say "seconds of each part:"
    sort -n -r "$state/seconds" >&2
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}

# timed PART...: runs it and notes its seconds.
timed() {
    local started=$SECONDS
    "$@"
    printf '  %4d s  %s\n' $((SECONDS - started)) "$*" >>"$state/seconds"
}

# Layout by .editorconfig; the build keeps the style, a test the width of 120 columns.
check_layout() {
    say "layout"
    if dotnet format whitespace "$root/FaceLab.sln" --verify-no-changes --no-restore >"$state/format.log" 2>&1; then
        count 1 0 0
    else
        head -n 20 "$state/format.log"
        say "to fix it: dotnet format whitespace FaceLab.sln"
        count 0 1 0
    fi
}

# Not in the solution: Playwright's package has 0.8 GB, and people who only learn do not need it. If the feed lacks the
# package, these tests are left out.
build_browser_tests() {
    local project="$root/tests/FaceLab.Browser.Tests"
    say "restoring Playwright for the browser tests"
    if dotnet restore "$project" --nologo -v q >"$state/restore-browser-tests.log" 2>&1; then
        step "building the browser tests" dotnet build "$project" -c Release --no-restore --nologo -v q
    else
        grep -m 1 -E 'error|NU[0-9]+' "$state/restore-browser-tests.log" || true
        say "the browser tests are left out: their package cannot be restored"
        browser_tests_left_out=yes
        count 0 0 1
    fi
}

# The tests do not run the benches, but every bench must build.
build_benches() {
    local project log="$state/build-benches.log"
    for project in "$root"/environment/bench/*/*.csproj; do
        say "building: $(basename "$project" .csproj)"
        if dotnet build "$project" -c Release --nologo -v q >"$log" 2>&1; then
            count 1 0 0
        else
            grep -m 5 error "$log" || tail -n 20 "$log"
            count 0 1 0
        fi
    done
}

# run_xunit PROJECT: a project that ends without its closing line (a crash of the host) counts as one failure.
run_xunit() {
    [ "$1" != FaceLab.Browser.Tests ] || [ -z "$browser_tests_left_out" ] || return 0
    local log="$state/test-$1.log" counts
    say "tests: $1"
    # The .trx has the seconds of every test.
    dotnet test "$root/tests/$1" -c Release --no-build --nologo --logger "trx;LogFileName=$1.trx" \
        --results-directory "$state" >"$log" 2>&1 || true
    counts=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\2 \1 \3/p' "$log" | tail -n 1)
    # shellcheck disable=SC2086
    if [ -n "$counts" ]; then count $counts; else count 0 1 0; fi
    grep -E '^(Passed|Failed)!' "$log" || tail -n 30 "$log"
    grep -E '^ +Failed |^\[xUnit.*\[(FAIL|SKIP)\]' -A 8 "$log" | head -n 200 || true
}

run_kernel_tests() {
    local log="$state/test-kernel.log" ran bad ignored
    say "tests: kernel"
    with_kernel "$(python)" -m unittest discover -v -s "$root/tests/kernel" -t "$root/tests/kernel" >"$log" 2>&1 || true
    ran=$(sed -nE 's/^Ran ([0-9]+) tests? in.*/\1/p' "$log" | tail -n 1)
    if [ -z "$ran" ] || [ "$ran" -eq 0 ]; then
        tail -n 30 "$log"
        count 0 1 0
        return
    fi
    bad=$(tail -n 3 "$log" | grep -oE '(failures|errors)=[0-9]+' | awk -F= '{ sum += $2 } END { print sum + 0 }' || true)
    ignored=$(tail -n 3 "$log" | grep -oE 'skipped=[0-9]+' | cut -d= -f2 || true)
    ignored=${ignored:-0}
    count $((ran - bad - ignored)) "$bad" "$ignored"
    tail -n 3 "$log"
    [ "$bad" -eq 0 ] || grep -E '^(ERROR|FAIL):' -A 25 "$log" | head -n 150 || true
}

count_notebook() { if FACELAB_PRESET=quick run_notebook --again "$@"; then count 1 0 0; else count 0 1 0; fi; }

run_quick_notebooks() {
    local notebook
    for notebook in "$root"/notebooks/*.ipynb "$root"/notebooks/solutions/*.ipynb; do
        say "notebook: ${notebook#"$root/"}"
        count_notebook "$notebook" --out "$state/test-$(basename "$(dirname "$notebook")")"
    done
}

# The course is .NET Interactive's own .ipynb and no dialect: two notebooks run on the real tool as well.
run_interactive_notebooks() {
    local reason notebook
    if ! reason=$(install_interactive 2>&1); then
        say "notebooks on .NET Interactive are left out: $reason"
        count 0 0 2
        return
    fi
    for notebook in "$root"/notebooks/0[23]-*.ipynb; do
        say "notebook on .NET Interactive: ${notebook#"$root/"}"
        count_notebook "$notebook" --kernel facelab-interactive --out "$state/test-interactive"
    done
}
