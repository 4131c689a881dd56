# Installs and builds FaceLab on a fresh machine. Each step is skipped when its result is newer than its sources.

stamp="$state/setup.stamp"
machine_props="$root/environment/Machine.props"
jupyter_prefix="$state/jupyter"
library="$root/lib/FaceLab.Display/bin/Release/net10.0/FaceLab.Display.dll"
cli="$root/lib/FaceLab.Cli/bin/Release/net10.0/FaceLab.Cli.dll"

setup() {
    local started=$SECONDS device="" source=""
    while [ $# -gt 0 ]; do
        case "$1" in --device|--source) [ $# -ge 2 ] || die "$1 needs a value." ;; esac
        case "$1" in
            --device) device=$2; shift 2 ;;
            --source) source=$2; shift 2 ;;
            *) die "setup takes --device auto|cpu|cuda and --source FOLDER-OR-URL, not '$1'." ;;
        esac
    done
    # One set-up at a time: a second one waits, then finds nothing to do.
    exec 9>"$state/setup.lock"
    flock -n 9 || { say "another set-up is running: waiting for it"; flock 9; }
    require_dotnet
    say_processor
    choose_machine "$device" "$source"
    install_packages "${base_packages[@]}" "${face_models[@]}"
    if is_current; then
        say "set-up is current: $(machine_now) ($((SECONDS - started)) s)"
    else
        build_house
        system_now >"$state/system"
        touch "$stamp"
        say "set-up done: $(machine_now), $((SECONDS - started)) s"
    fi
    exec 9>&-
}

is_current() {
    [ -f "$stamp" ] && [ -f "$library" ] && [ -f "$cli" ] && packages_are_there &&
        grep -qsF "\"$root/environment/kernel/start.py\"" "$jupyter_prefix/kernels/facelab-csharp/kernel.json" &&
        { ! command -v npm >/dev/null || [ -d "$state/npm" ]; } && [ "$(cat "$state/system" 2>/dev/null)" = "$(system_now)" ] || return 1
    local newer
    newer=$(cd "$root" && find lib tests environment ./*.props ./*.targets global.json FaceLab.sln \
        \( -name bin -o -name obj -o -name .state -o -name node_modules -o -name __pycache__ \) -prune -o \
        -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -name '*.json' \
        -o -name '*.facelab' -o -name '*.js' -o -name '*.css' -o -name '*.py' -o -name '*.sh' \) -newer "$stamp" -print -quit)
    [ -z "$newer" ]
}

# A tree that was built on another system may hold the wrong libLibTorchSharp.so.
system_now() { (. /etc/os-release 2>/dev/null && echo "$ID $VERSION_ID") || uname -sr; }

# Outputs are links into the NuGet folder: a folder that was moved or emptied leaves them pointing nowhere.
packages_are_there() { [ -z "$(find -L "$(dirname "$library")" "$(dirname "$cli")" -maxdepth 1 -type l -print -quit 2>/dev/null)" ]; }

build_house() {
    if ! packages_are_there; then
        find "$root"/lib/*/bin "$root"/tests/*/bin "$root"/environment/*/*/bin -xtype l -delete 2>/dev/null || true
        rm -f "$root/environment/kernel/FaceLab.Kernel/bin/Release/net10.0/FaceLab.Kernel.dll"
    fi
    step "packages" restore
    step "building FaceLab" dotnet build "$root/FaceLab.sln" -c Release --no-restore --nologo -v q
    step "kernel" bash "$root/environment/kernel/install.sh" "$jupyter_prefix"
}

# Fetches the packages; says in one line why it cannot.
restore() {
    local log="$state/restore.log" reason
    NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=2 dotnet restore "$root/FaceLab.sln" --nologo -v q >"$log" 2>&1 9>&- && return
    reason=$(grep -m1 -oE 'error (NU|MSB|NETSDK)[0-9]+: .{0,300}' "$log" || tail -n 1 "$log")
    if grep -qE 'NU1301|NU1302|NU1303|NU1801' "$log"; then
        echo "The NuGet feed does not answer ($reason). Check the network," \
            "or name a source that answers: environment/lab setup --source FOLDER-OR-URL"
    elif grep -qE 'NU110[0-3]' "$log"; then
        echo "The NuGet feed lacks a package ($reason)." \
            "Name a source that has it: environment/lab setup --source FOLDER-OR-URL"
    else
        cat "$log"
    fi
    return 1
}
