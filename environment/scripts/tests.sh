# Every test: xunit, the kernel's, and the notebooks at their quick preset, counted together.

passed=0 failed=0 skipped=0
browser_tests_left_out=

count() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

run_tests() {
    install_browser
    build_browser_tests
    run_xunit
    run_kernel_tests
    run_quick_notebooks
    run_interactive_notebooks
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ]
}

# Not in the solution: Playwright's package has 0.8 GB, which nobody needs who only learns. Where the feed lacks it they are left out.
build_browser_tests() {
    local project="$root/tests/FaceLab.Browser.Tests"
    say "restoring Playwright for the browser tests"
    if dotnet restore "$project" --nologo -v q >"$state/restore-browser-tests.log" 2>&1; then
        step "building the browser tests" dotnet build "$project" -c Release --no-restore --nologo -v q
    else
        grep -m 1 -E 'error|NU[0-9]+' "$state/restore-browser-tests.log" || true
        say "the browser tests are left out: the package cannot be had"
        browser_tests_left_out=yes
        count 0 0 1
    fi
}

# A project that ends without its closing line (a crash of the host) counts as one failure.
run_xunit() {
    local project log counts
    for project in "$root"/tests/*/*.csproj; do
        case $project in *Browser.Tests.csproj) [ -z "$browser_tests_left_out" ] || continue ;; esac
        log="$state/test-$(basename "$project" .csproj).log"
        say "tests: $(basename "$project" .csproj)"
        dotnet test "$project" -c Release --no-build --nologo >"$log" 2>&1 || true
        counts=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\2 \1 \3/p' "$log" | tail -n 1)
        # shellcheck disable=SC2086
        if [ -n "$counts" ]; then count $counts; else count 0 1 0; fi
        grep -E '^(Passed|Failed)!' "$log" || tail -n 30 "$log"
        grep -E '^ +Failed |^\[xUnit.*\[(FAIL|SKIP)\]' -A 8 "$log" | head -n 200 || true
    done
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

count_notebook() { if FACELAB_PRESET=quick run_notebook "$@"; then count 1 0 0; else count 0 1 0; fi; }

run_quick_notebooks() {
    local notebook folder
    for notebook in "$root"/notebooks/*.ipynb "$root"/notebooks/solutions/*.ipynb; do
        [ -f "$notebook" ] || continue
        say "notebook: ${notebook#"$root/"}"
        folder=$(basename "$(dirname "$notebook")")
        count_notebook "$notebook" --out "$state/test-$folder"
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
