"""The command line."""

import argparse
import os
from pathlib import Path

from .names import find

ROOT = Path(__file__).resolve().parents[3]
JUPYTER = ROOT / "environment/.state/jupyter"


def parse(arguments):
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Execute notebooks headless; write executed notebooks, one HTML page each, an index and results.json.",
    )
    parser.add_argument("notebooks", nargs="*", metavar="NAME", help="number, name's beginning or path (default: all)")
    parser.add_argument("--out", type=Path, default=Path("out"), help="folder for everything written (default: out)")
    parser.add_argument("--cell-limit", type=_seconds, default=1800, metavar="SECONDS", help="for one cell (default: 1800)")
    parser.add_argument("--limit", type=_seconds, default=1800, metavar="SECONDS", help="for one notebook (default: 1800)")
    parser.add_argument("--preset", choices=["quick", "default", "full"], help="length of the trainings (default: $FACELAB_PRESET)")
    parser.add_argument("--kernel", help="kernel to use instead of the one that the notebook names")
    parser.add_argument("--again", action="store_true", help="run also what is unchanged since it last ran")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write a JUnit XML file too, for CI")
    parser.add_argument("--jupyter-path", type=Path, default=JUPYTER, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    course = sorted((ROOT / "notebooks").glob("*.ipynb"))
    options.notebooks = list(dict.fromkeys(find(name, course) for name in options.notebooks)) or course
    if options.preset:
        os.environ["FACELAB_PRESET"] = options.preset
    # Jupyter looks for kernels here first, then where the user has installed some.
    paths = [str(options.jupyter_path), os.environ.get("JUPYTER_PATH", "")]
    os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, paths))
    return options


def _seconds(text):
    value = float(text)
    if not value > 0:
        raise argparse.ArgumentTypeError(f"{text} is not a positive number of seconds")
    return value
