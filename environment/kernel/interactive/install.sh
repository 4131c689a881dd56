#!/usr/bin/env bash
# Restores .NET Interactive's own tool (.config/dotnet-tools.json, 226 MB) and writes its kernelspec, `facelab-interactive`:
# install.sh [PREFIX], by default environment/.state/jupyter. Quick when it is there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
prefix=${1:-$root/environment/.state/jupyter}
tool=microsoft.dotnet-interactive

complain() {
    echo "kernel/interactive/install.sh: $*" >&2
    exit 1
}

command -v dotnet >/dev/null || complain "dotnet is not on PATH. Install the .NET SDK 10."
version=$(grep -A 2 "\"$tool\"" "$root/.config/dotnet-tools.json" | sed -nE 's/.*"version": *"([^"]+)".*/\1/p')
packages=$(dotnet nuget locals global-packages --list | sed -n 's/^[^:]*: //p')
dll=${packages%/}/$tool/$version/tools/net10.0/any/Microsoft.DotNet.Interactive.App.dll
if [[ ! -f $dll ]]; then
    # The SDK remembers a tool that was restored into another NuGet folder, and would not restore it again.
    rm -f "${DOTNET_CLI_HOME:-$HOME}/.dotnet/toolResolverCache/1/$tool"
    said=$(cd "$root" && dotnet tool restore 2>&1) || complain "the tool $tool $version cannot be restored:" \
        "$(grep -m 1 -E 'NU[0-9]+|error|Unhandled' <<<"$said" || tail -n 1 <<<"$said")" \
        "Check the network, or name a NuGet source that has it: dotnet tool restore --add-source FOLDER-OR-URL"
    [[ -f $dll ]] || complain "the tool was restored, but '$dll' is not there. Delete '${dll%/tools/*}', then try again."
fi

folder=$prefix/kernels/facelab-interactive
mkdir -p "$folder"
cat >"$folder/kernel.json.tmp" <<EOF
{
  "argv": ["$here/start.sh", "$dll", "{connection_file}"],
  "display_name": ".NET Interactive (C#)",
  "language": "C#"
}
EOF
mv "$folder/kernel.json.tmp" "$folder/kernel.json"
