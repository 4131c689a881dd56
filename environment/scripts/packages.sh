# System packages. On Debian and Ubuntu they are installed; elsewhere the missing commands are named.

# Notebooks need Jupyter. The face models are OpenCV's cascades: alignment finds them where this package puts them.
# Only tests need a browser, and NumPy and pandas, which read what `facelab embed` writes.
base_packages=(jupyter-notebook python3-nbclient python3-nbconvert python3-ipykernel)
face_models=(opencv-data)
browser=(chromium)
readers=(python3-numpy python3-pandas)

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_packages() {
    command -v dpkg-query >/dev/null || { check_commands; return; }
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null ||
            die "these packages are missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    step "package lists" "${as_root[@]}" apt-get update
    step "installing ${#missing[@]} system packages" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"
}

# Ubuntu has Chromium as a snap only, and other systems may not have it: its tests are then skipped and say so.
install_browser() {
    command -v chromium >/dev/null || command -v google-chrome >/dev/null && return
    (install_packages "${browser[@]}") ||
        say "  tests in a browser will be skipped: there is no package '${browser[*]}' here"
}

install_readers() {
    (install_packages "${readers[@]}") || say "  tests that need ${readers[*]} will be skipped"
}

check_commands() {
    local name
    for name in python3 jupyter; do
        command -v "$name" >/dev/null || die "'$name' is missing and this is neither Debian nor Ubuntu: install" \
            "Jupyter's notebook, nbclient, nbconvert and ipykernel with your package manager."
    done
}

require_dotnet() {
    command -v dotnet >/dev/null || die "the .NET SDK is missing: install .NET 10 (https://dotnet.microsoft.com/download)."
    local version
    version=$(cd "$root" && dotnet --version 2>/dev/null) || die "no .NET SDK of this machine fits global.json:" \
        "install .NET 10 (https://dotnet.microsoft.com/download); this machine has $(dotnet --list-sdks | tr '\n' ' ')"
    [ "${version%%.*}" -ge 10 ] || die "FaceLab needs the .NET 10 SDK; this is $version."
}

# libtorch computes without AVX too, but slowly; `facelab check` says what it needs at least.
say_processor() {
    [ -r /proc/cpuinfo ] && grep -q '^flags' /proc/cpuinfo || return 0
    grep -qw -m1 avx /proc/cpuinfo ||
        say "  this processor ($(sed -nE '0,/^model name/s/^model name[^:]*: //p' /proc/cpuinfo | head -n 1))" \
            "has no AVX: libtorch works on it, but slowly"
}
