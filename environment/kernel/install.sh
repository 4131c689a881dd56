#!/usr/bin/env bash
# Builds the kernel and writes its kernelspecs: install.sh [PREFIX], by default environment/.state/jupyter.
# Jupyter finds them through JUPYTER_PATH=PREFIX. Quick when nothing has changed.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prefix=${1:-$here/../.state/jupyter}
project=$here/FaceLab.Kernel
dll=$project/bin/Release/net10.0/FaceLab.Kernel.dll

complain() {
    echo "kernel/install.sh: $*" >&2
    exit 1
}

# The first Python that has what the kernel needs; Debian's own comes before one that happens to be on PATH.
find_python() {
    local python
    for python in "${FACELAB_PYTHON:-}" /usr/bin/python3 python3; do
        if [[ -n $python ]] && "$python" -c 'import ipykernel, nbclient, nbconvert' 2>/dev/null; then
            "$python" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    complain "no Python with ipykernel, nbclient and nbconvert. Install them:" \
        "apt-get install python3-ipykernel python3-nbclient python3-nbconvert jupyter-notebook"
}

is_built() {
    [[ -f $dll ]] && [[ -z $(find "$project" "$here/../../Directory.Build.props" \
        "$here/../../Directory.Packages.props" \( -name bin -o -name obj \) -prune -o -type f -newer "$dll" -print -quit) ]]
}

build() {
    command -v dotnet >/dev/null || complain "dotnet is not on PATH. Install the .NET SDK 10."
    local said
    said=$(dotnet build "$project" -c Release -m:1 --nologo -v q 2>&1) || complain "the kernel does not build:"$'\n'"$said"
    touch "$dll"
}

# .NET Interactive's own kernel, where a user has it, keeps its name.
has_dotnet_interactive() {
    local data=${JUPYTER_DATA_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/jupyter}
    grep -qs dotnet-interactive "$data/kernels/.net-csharp/kernel.json" /usr/{local/,}share/jupyter/kernels/.net-csharp/kernel.json
}

write_spec() { # NAME DISPLAY-NAME
    local folder=$prefix/kernels/$1
    mkdir -p "$folder"
    cat >"$folder/kernel.json.tmp" <<EOF
{
  "argv": ["$python", "$here/start.py", "-f", "{connection_file}"],
  "display_name": "$2",
  "language": "C#",
  "interrupt_mode": "message"
}
EOF
    mv "$folder/kernel.json.tmp" "$folder/kernel.json"
}

# A first chart carries 1.4 MB of plotly.js at once, a diagram 3 MB; the notebook server's default limit would drop them.
write_config() {
    mkdir -p "$prefix/config"
    local limits='{"iopub_data_rate_limit": 1000000000.0, "iopub_msg_rate_limit": 100000.0}'
    echo "{\"NotebookApp\": $limits}" >"$prefix/config/jupyter_notebook_config.json"
    echo "{\"ZMQChannelsWebsocketConnection\": $limits}" >"$prefix/config/jupyter_server_config.json"
}

# KaTeX for formulas on the HTML pages, Mermaid for diagrams: without them pages show TeX and the diagrams' source.
# npm/package-lock.json names the versions.
install_npm_packages() {
    local npm=$here/../.state/npm
    cmp -s "$here/npm/package-lock.json" "$npm/installed.json" && [[ -d $npm/node_modules ]] && return
    command -v npm >/dev/null || return 0
    mkdir -p "$npm"
    rm -f "$npm/installed.json"
    cp "$here/npm/package.json" "$here/npm/package-lock.json" "$npm/"
    if npm ci --prefix "$npm" --silent --ignore-scripts --no-audit --no-fund >/dev/null 2>&1; then
        cp "$here/npm/package-lock.json" "$npm/installed.json"
    else
        echo "kernel/install.sh: npm could not install katex and mermaid; pages show formulas as TeX and diagrams as source." >&2
    fi
}

python=$(find_python)
is_built || build
write_spec facelab-csharp "C# (FaceLab)"
if has_dotnet_interactive; then
    rm -rf "$prefix/kernels/.net-csharp"
else
    write_spec .net-csharp ".NET (C#)"
fi
write_config
install_npm_packages
