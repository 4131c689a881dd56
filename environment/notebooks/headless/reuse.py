"""A notebook that ran to its end is not run again while nothing changes that decides what it shows."""

import json
import os
from hashlib import sha256

from . import files
from .errors import RunError
from .notebook import load
from .options import ROOT

LIBRARY = ROOT / "lib/FaceLab.Display/bin/Release/net10.0"
VERSIONS = (ROOT / "Directory.Packages.props", ROOT / "environment/Machine.props")
DATA = (ROOT / "data", ROOT.parent / "shared/data")


def fingerprint(notebook, kernel):
    """The hash of all that decides: code cells, scripts beside them, library, packages, kernel, variables, faces.

    Prose does not count: the page is written anew with it.
    """
    folder = notebook.path.resolve().parent
    scripts = [*folder.glob("*.csx"), *(ROOT / "notebooks").glob("*.csx")]
    parts = [
        str(notebook.path.resolve()),
        kernel,
        _sources(notebook.code_cells),
        [_content(path) for path in (*sorted(scripts), *sorted(LIBRARY.glob("FaceLab*.dll")), *VERSIONS)],
        _variables(),
        [_listing(data) for data in _data_folders(folder)],
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()


def take(notebook, out, mark):
    """Hands the outputs of an earlier run of the same fingerprint over; says whether there was one."""
    try:
        record = json.loads(_record(out, notebook.name).read_text())
        earlier = load(out / f"{notebook.name}.ipynb")
    except (OSError, ValueError, RunError):
        return False
    has_page = (out / f"{notebook.name}.html").exists()
    if record["fingerprint"] != mark or not has_page or _sources(earlier.code_cells) != _sources(notebook.code_cells):
        return False
    for cell, done in zip(notebook.code_cells, earlier.code_cells):
        cell.outputs, cell.execution_count = done.outputs, done.execution_count
    notebook.status, notebook.seconds, notebook.since = "ok", record["seconds"], record["ended"]
    notebook.has_page = _sources(earlier.node.cells) == _sources(notebook.node.cells)
    return True


def forget(notebook, out):
    """Before a run, so that only a run that came to its end is ever taken."""
    _record(out, notebook.name).unlink(missing_ok=True)


def remember(notebook, out, mark, ended):
    record = {"fingerprint": mark, "seconds": round(notebook.seconds, 1), "ended": ended}
    files.write(_record(out, notebook.name), json.dumps(record, indent=2) + "\n")


def _record(out, name):
    return out / f"{name}.run.json"


def _sources(cells):
    return [cell.source for cell in cells]


def _content(path):
    return path.name, sha256(path.read_bytes()).hexdigest() if path.exists() else None


def _variables():
    """FACELAB_PRESET, FACELAB_DATA and their like; no preset is the default one."""
    variables = {name: value for name, value in os.environ.items() if name.startswith("FACELAB_") and value}
    return sorted({"FACELAB_PRESET": "default", **variables}.items())


def _data_folders(start):
    """Where FaceLab's FaceSource, started in a folder, looks for faces."""
    wish = os.environ.get("FACELAB_DATA", "").strip()
    if wish.lower() == "synthetic":
        return []
    return [start / wish, *DATA] if wish else DATA


def _listing(folder):
    """Names, sizes and times of two levels. Hidden files and data/cache, which notebooks fill, do not count."""
    paths = sorted([*folder.glob("[!.]*"), *folder.glob("[!.]*/[!.]*")])
    states = [(path.relative_to(folder), path.lstat()) for path in paths]
    return str(folder), [
        (str(path), state.st_size, state.st_mtime_ns) for path, state in states if path.parts[0] != "cache"]
