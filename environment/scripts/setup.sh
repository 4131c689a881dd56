# Brings a fresh machine to a built house. Each step is skipped when its result is newer than what it is made from.

stamp="$state/setup.stamp"
machine_props="$root/environment/Machine.props"
jupyter_prefix="$state/jupyter"
library="$root/lib/FaceLab.Display/bin/Release/net10.0/FaceLab.Display.dll"
cli="$root/lib/FaceLab.Cli/bin/Release/net10.0/FaceLab.Cli.dll"

setup() {
    local started=$SECONDS device="" source=""
    while [ $# -gt 0 ]; do
        case "$1" in
            --device) device=${2?"--device needs auto, cpu or cuda"}; shift 2 ;;
            --source) source=${2?"--source needs a folder or a URL"}; shift 2 ;;
            *) die "setup knows --device auto|cpu|cuda and --source FOLDER-OR-URL, not '$1'." ;;
        esac
    done
    # One set-up at a time: a second one waits, then finds nothing to do.
    exec 9>"$state/setup.lock"
    flock 9
    require_dotnet
    say_processor
    choose_machine "$device" "$source"
    install_packages "${base_packages[@]}" "${face_models[@]}"
    if is_current; then
        say "set-up is current: $(machine_now) ($((SECONDS - started)) s)"
    else
        build_house
        touch "$stamp"
        say "set-up done: $(machine_now), $((SECONDS - started)) s"
    fi
    exec 9>&-
}

is_current() {
    [ -f "$stamp" ] && [ -f "$library" ] && [ -f "$cli" ] && [ -d "$jupyter_prefix/kernels" ] && packages_are_there || return 1
    local newer
    newer=$(cd "$root" && find lib tests environment ./*.props ./*.targets global.json FaceLab.sln \
        \( -name bin -o -name obj -o -name .state -o -name node_modules -o -name __pycache__ \) -prune -o \
        -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -name '*.json' \
        -o -name '*.js' -o -name '*.css' -o -name '*.py' -o -name '*.sh' \) -newer "$stamp" -print -quit)
    [ -z "$newer" ]
}

# Outputs are links into the NuGet folder: a folder that was moved or emptied leaves them pointing nowhere.
packages_are_there() { [ -z "$(find -L "$(dirname "$library")" "$(dirname "$cli")" -maxdepth 1 -type l -print -quit 2>/dev/null)" ]; }

build_house() {
    packages_are_there || find "$root"/lib/*/bin "$root"/tests/*/bin "$root"/environment/*/*/bin -xtype l -delete 2>/dev/null || true
    step "packages" restore
    step "building FaceLab" dotnet build "$root/FaceLab.sln" -c Release --no-restore --nologo -v q
    step "kernel" bash "$root/environment/kernel/install.sh" "$jupyter_prefix"
}

# restore [PROPERTY...]: fetches the packages; says in one line why it cannot.
restore() {
    local log="$state/restore.log" reason
    NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=2 dotnet restore "$root/FaceLab.sln" --nologo -v q "$@" >"$log" 2>&1 && return
    reason=$(grep -m1 -oE 'error (NU|MSB|NETSDK)[0-9]+: .{0,300}' "$log" || tail -n 1 "$log")
    if grep -qE 'NU1301|NU1302|NU1303|NU1801' "$log"; then
        echo "The NuGet feed does not answer ($reason). Check the network, or name a source that answers: environment/lab setup --source FOLDER-OR-URL"
    elif grep -qE 'NU110[0-3]' "$log"; then
        echo "The NuGet feed lacks a package ($reason). Name a source that has it: environment/lab setup --source FOLDER-OR-URL"
    else
        cat "$log"
    fi
    return 1
}
