# The device and the NuGet source of this machine: kept in Machine.props, which every project reads.

# choose_machine DEVICE SOURCE: an empty word keeps what was chosen before.
choose_machine() {
    local device=$1 source=$2 wish="$state/device" old=""
    [ -f "$wish" ] && old=$(cat "$wish")
    device=${device:-${old:-auto}}
    case "$device" in auto|cpu|cuda) ;; *) die "--device is auto, cpu or cuda, not '$device'." ;; esac
    source=$(checked_source "${source:-$(property_now RestoreAdditionalProjectSources)}") || exit 1
    local libtorch=cpu
    if [ "$device" = cuda ] || { [ "$device" = auto ] && has_gpu; }; then libtorch=cuda; fi
    [ -f "$machine_props" ] && [ "$old" = "$device" ] && [ "$(property_now WantedDevice)" = "$libtorch" ] &&
        [ "$(property_now RestoreAdditionalProjectSources)" = "$source" ] && return
    write_machine "$libtorch" "$libtorch" "$source"
    [ "$libtorch" = cpu ] || say "  asking the NuGet feed for TorchSharp-cuda-linux (some GB)"
    if [ "$libtorch" = cuda ] && lacks_cuda; then
        say "  the NuGet feed lacks TorchSharp-cuda-linux, so FaceLab computes on the CPU." \
            "If another source has it: environment/lab setup --device cuda --source FOLDER-OR-URL"
        write_machine cpu cuda "$source"
    fi
    echo "$device" >"$wish"
    rm -f "$stamp"
}

has_gpu() { command -v nvidia-smi >/dev/null && nvidia-smi -L 2>/dev/null | grep GPU >/dev/null; }

# The feed lacks the package; a feed that does not answer is told later, by the restore itself.
lacks_cuda() {
    ! restore >/dev/null && grep -qE "NU110[0-3].*(TorchSharp-cuda-linux|libtorch-cuda)" "$state/restore.log"
}

checked_source() {
    case "$1" in
        none) ;;
        ""|http://*|https://*) echo "$1" ;;
        *) [ -d "$1" ] || die "the NuGet source '$1' is neither a folder nor a URL." \
               "Name another, or use none: environment/lab setup --source none"
           (cd "$1" && pwd) ;;
    esac
}

machine_now() { echo "libtorch for $(property_now TorchDevice)"; }

property_now() { [ -f "$machine_props" ] && sed -nE "s|.*<$1>([^<]*)</$1>.*|\1|p" "$machine_props" | sed 's/&lt;/</g; s/&amp;/\&/g' || true; }

# write_machine DEVICE WANTED SOURCE
write_machine() {
    local source
    source=$(sed 's/&/\&amp;/g; s/</\&lt;/g' <<<"$3")
    cat >"$machine_props.part" <<END
<Project>
  <!-- Written by environment/lab setup. -->
  <PropertyGroup>
    <TorchDevice>$1</TorchDevice>
    <WantedDevice>$2</WantedDevice>
    <RestoreAdditionalProjectSources>$source</RestoreAdditionalProjectSources>
  </PropertyGroup>
</Project>
END
    mv "$machine_props.part" "$machine_props"
}
