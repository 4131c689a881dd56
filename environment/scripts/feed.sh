# Asks the NuGet feed whether it has the packages that FaceLab is written against, and writes the answer to Feed.props.
# The question is a real restore, build and run of environment/feed/Probe: a package that is there but does not load
# (its native part may want a newer system) is of no use.

feed_props="$root/environment/Feed.props"
probe="$root/environment/feed/Probe/Probe.csproj"
# What one fits, newest first. TorchSharp's native part goes by the same version.
candidates() {
    case "$1" in
        TorchSharp) echo 0.107.0 0.106.0 ;;
        SixLabors.ImageSharp) echo 3.1.12 3.1.11 ;;
        Plotly.NET) echo 5.1.0 6.0.0 ;;
        Microsoft.Data.Analysis) echo 0.23.1 0.23.0 0.22.3 ;;
    esac
}
feed_packages=(TorchSharp SixLabors.ImageSharp Plotly.NET Microsoft.Data.Analysis)
property_of() {
    case "$1" in
        TorchSharp) echo TorchSharpVersion ;;
        SixLabors.ImageSharp) echo ImageSharpVersion ;;
        Plotly.NET) echo PlotlyNetVersion ;;
        Microsoft.Data.Analysis) echo DataAnalysisVersion ;;
    esac
}

declare -A version_of=()
feed=partial
feed_reason=""

has_gpu() { command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep -q GPU; }

# ask_feed SOURCE WISH: decides `feed`, `feed_reason` and `version_of`.
ask_feed() {
    local source=$1 wish=$2 package
    native=TorchSharp-cpu
    has_gpu && native=TorchSharp-cuda-linux
    for package in "${feed_packages[@]}"; do
        find_version "$package" "$source" || true
    done
    if [ "$wish" = partial ]; then
        feed_reason="as asked by --feed partial"
        return 0
    fi
    local missing=()
    for package in "${feed_packages[@]}"; do
        [ -n "${version_of[$package]:-}" ] || missing+=("$package")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        feed_reason="the feed lacks ${missing[*]}"
        [ "$wish" = full ] && die "the feed is not full: $feed_reason. Name a source that has them: environment/lab setup --source FOLDER-OR-URL"
        return 0
    fi
    write_feed full "$source"
    local log="$state/feed-probe.log"
    if (cd "$root" && timeout 900 dotnet run --project "$probe" -c Release) >"$log" 2>&1; then
        feed=full
        feed_reason="all packages restore and load"
    else
        feed_reason="TorchSharp ${version_of[TorchSharp]} is on the feed but does not run here: $(probe_complaint "$log")"
        [ "$wish" = full ] && die "$feed_reason; the whole log is $log"
    fi
    return 0
}

# Why the probe failed, in one line: first what the loader says of TorchSharp's native library, then the log.
probe_complaint() {
    local library needs
    library=$(find "$(dirname "$probe")/bin" -name libLibTorchSharp.so -print -quit 2>/dev/null)
    needs=$([ -n "$library" ] && ldd "$library" 2>&1 | grep -m1 -oE "GLIBC(XX)?_[0-9.]+' not found" | cut -d"'" -f1 || true)
    if [ -n "$needs" ]; then
        echo "its native library needs $needs, newer than this system's"
    else
        { grep -m1 -oE "error [A-Za-z0-9]+: .{0,160}|[A-Za-z]+Exception: .{0,160}" "$1" || tail -n 1 "$1"; } | head -n 1
    fi
}

# find_version PACKAGE SOURCE: the first candidate that restores with all it needs.
find_version() {
    local package=$1 source=$2 version log="$state/feed-$1.log"
    for version in $(candidates "$package"); do
        if restores "$package" "$version" "$source" >"$log" 2>&1; then
            version_of[$package]=$version
            return 0
        fi
        if grep -qE "error NU(1301|1302|1303|1801)" "$log"; then
            die "the NuGet feed does not answer ($(grep -m1 -oE 'error NU[0-9]+: .{0,300}' "$log")). Check the network, or name a source that answers: environment/lab setup --source FOLDER-OR-URL"
        fi
    done
    return 1
}

restores() {
    local package=$1 version=$2 source=$3 folder="$state/feed/$1"
    mkdir -p "$folder"
    # Outside the house rules: a bare project that wants exactly this package.
    for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
        echo '<Project />' >"$folder/$file"
    done
    cat >"$folder/Ask.csproj" <<EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    <RestoreAdditionalProjectSources>$source</RestoreAdditionalProjectSources>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="$package" Version="[$version]" /></ItemGroup>
</Project>
EOF
    NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT=2 timeout 180 dotnet restore "$folder/Ask.csproj" --nologo -v q
}

write_feed() {
    local package has=""
    for package in "${feed_packages[@]}"; do
        [ -n "${version_of[$package]:-}" ] && has+="    <FeedHas Include=\"$package\" Version=\"${version_of[$package]}\" />"$'\n'
    done
    {
        echo '<Project>'
        echo '  <!-- Written by `environment/lab setup`, which asks the NuGet feed. -->'
        echo '  <PropertyGroup>'
        echo "    <Feed>$1</Feed>"
        for package in "${feed_packages[@]}"; do
            [ -n "${version_of[$package]:-}" ] && echo "    <$(property_of "$package")>${version_of[$package]}</$(property_of "$package")>"
        done
        [ "$1" = full ] && echo "    <TorchSharpNative>$native</TorchSharpNative>"
        [ -n "$2" ] && echo "    <RestoreAdditionalProjectSources>\$(RestoreAdditionalProjectSources);$2</RestoreAdditionalProjectSources>"
        echo '  </PropertyGroup>'
        echo '  <!-- The real packages that the feed has all the same: tests compare the polyfills with them. -->'
        printf '  <ItemGroup>\n%s  </ItemGroup>\n' "$has"
        echo '</Project>'
    } >"$feed_props.part"
    mv "$feed_props.part" "$feed_props"
}
