# Brings a fresh machine to a built house. Each step is skipped when its result is newer than what it is made from.

stamp="$state/setup.stamp"
wish_file="$state/feed-wish"
jupyter_prefix="$state/jupyter"
library="$root/lib/FaceLab.Display/bin/Release/net10.0/FaceLab.Display.dll"
cli="$root/lib/FaceLab.Cli/bin/Release/net10.0/FaceLab.Cli.dll"

setup() {
    local source="" wish="" old_wish started=$SECONDS
    read_wish
    while [ $# -gt 0 ]; do
        case "$1" in
            --source) source=${2?"--source needs a folder or a URL"}; shift 2 ;;
            --feed) wish=${2?"--feed needs auto, full or partial"}; shift 2 ;;
            *) die "setup knows --source FOLDER-OR-URL and --feed auto|full|partial, not '$1'." ;;
        esac
    done
    check_wish
    # One set-up at a time: a second one waits, then finds nothing to do.
    exec 9>"$state/setup.lock"
    flock 9
    require_dotnet
    decide_feed
    install_packages "${base_packages[@]}" "${face_models[@]}" $([ "$(feed_now)" = partial ] && echo "${polyfill_packages[@]}")
    if is_current; then
        say "set-up is current: feed $(feed_now) ($((SECONDS - started)) s)"
    else
        build_house
        touch "$stamp"
        say "set-up done: feed $(feed_now), $((SECONDS - started)) s"
    fi
    exec 9>&-
}

read_wish() {
    [ -f "$wish_file" ] && { IFS=$'\t' read -r wish source <"$wish_file" || true; }
    wish=${wish:-auto}
    old_wish="$wish"$'\t'"$source"
}

check_wish() {
    case "$wish" in auto|full|partial) ;; *) die "--feed is auto, full or partial, not '$wish'." ;; esac
    case "$source" in
        ""|http://*|https://*) ;;
        *) [ -d "$source" ] || die "the NuGet source '$source' is no folder and no URL."
           source=$(cd "$source" && pwd) ;;
    esac
}

feed_now() { grep -oE '<Feed>[a-z]+' "$feed_props" | cut -d'>' -f2; }

decide_feed() {
    [ -f "$feed_props" ] && [ "$old_wish" = "$wish"$'\t'"$source" ] && return
    say "asking the NuGet feed${source:+, with $source}"
    ask_feed "$source" "$wish"
    write_feed "$feed" "$source"
    printf '%s\t%s\n' "$wish" "$source" >"$wish_file"
    rm -f "$stamp"
    say "  feed: $feed ($feed_reason)"
}

is_current() {
    [ -f "$stamp" ] && [ -f "$library" ] && [ -f "$cli" ] && [ -d "$jupyter_prefix/kernels" ] || return 1
    local newer
    newer=$(cd "$root" && find lib tests environment ./*.props ./*.targets global.json FaceLab.sln \
        \( -name bin -o -name obj -o -name build -o -name .state -o -name node_modules -o -name generated -o -name Generated -o -name __pycache__ \) -prune -o \
        -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -name '*.json' \
        -o -name '*.cpp' -o -name '*.h' -o -name '*.ops' -o -name '*.py' -o -name '*.sh' -o -name CMakeLists.txt \) -newer "$stamp" -print -quit)
    [ -z "$newer" ]
}

build_house() {
    if [ "$(feed_now)" = partial ]; then
        require_npm
        build_shims
        step "plotly.js" fetch_plotly
    fi
    step "building FaceLab" dotnet build "$root/FaceLab.sln" -c Release --nologo -v q
    step "kernel" bash "$root/environment/kernel/install.sh" "$jupyter_prefix"
}

# Native shims, one CMake project a polyfill; each compiles into native/build.
build_shims() {
    local native
    for native in "$root"/environment/polyfills/*/native; do
        step "native shim of $(basename "$(dirname "$native")")" build_shim "$native"
    done
}

build_shim() {
    cmake -S "$1" -B "$1/build" -DCMAKE_BUILD_TYPE=Release || {
        echo "CMake found no libtorch, libjpeg or libpng. On Debian or Ubuntu: apt-get install ${polyfill_packages[*]}"
        return 1
    }
    cmake --build "$1/build" --parallel "$(nproc)"
}

fetch_plotly() {
    cd "$root/environment/polyfills/Plotly.NET"
    [ -d node_modules ] && [ node_modules -nt package-lock.json ] && return
    npm ci --no-audit --no-fund --ignore-scripts || {
        echo "npm could not fetch plotly.js. Check the network, then run environment/lab setup again."
        return 1
    }
    touch node_modules
}
