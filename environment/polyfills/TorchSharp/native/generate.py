#!/usr/bin/python3
"""Write both sides of every native call from native/ops/*.ops. The format is described in ops/README.md.

    generate.py native    native/generated/<file>_ops.cpp, C functions over libtorch
    generate.py managed   Generated/<File>Ops.g.cs, class TorchSharp.Native
Files are only touched when their content changes, so that builds stay incremental.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "generator"))
import managed  # noqa: E402
import native  # noqa: E402
import oplist  # noqa: E402

HERE = Path(__file__).resolve().parent


def write_if_changed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main() -> int:
    sides = sys.argv[1:] or ["native", "managed"]
    seen = {}
    for source in sorted((HERE / "ops").glob("*.ops")):
        ops = oplist.read(source, seen)
        if "native" in sides:
            write_if_changed(HERE / "generated" / f"{source.stem}_ops.cpp", native.render(ops, source.name))
        if "managed" in sides:
            name = re.sub(r"(^|_)(\w)", lambda m: m[2].upper(), source.stem)
            write_if_changed(HERE.parent / "Generated" / f"{name}Ops.g.cs", managed.render(ops, source.name))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except oplist.ListError as error:
        sys.exit(str(error))
