"""A notebook on its way from the source folder to the output folder."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from .errors import RunError
from .progress import moment_text

RESULT_TYPE = "application/vnd.facelab.result+json"


@dataclass
class Notebook:
    path: Path
    name: str  # of its files in the output folder and its key in results.json
    node: object  # as nbformat reads it
    seconds: float = 0.0
    status: str = "not run"
    failure: object = None
    since: str = None  # when it ran, if its results were taken from an earlier run
    has_page: bool = False  # an earlier run wrote it, and it says all that this notebook says

    @property
    def title(self):
        """The first heading."""
        for cell in self.node.cells:
            heading = re.search(r"^#\s+(.+)$", cell.source, re.MULTILINE) if cell.cell_type == "markdown" else None
            if heading:
                return re.sub(r"[*_`]", "", heading[1]).strip()
        return self.name

    @property
    def code_cells(self):
        return [cell for cell in self.node.cells if cell.cell_type == "code" and cell.source.strip()]

    @property
    def kernel(self):
        return self.node.metadata.get("kernelspec", {}).get("name", ".net-csharp")

    @property
    def status_text(self):
        """The status and what belongs to it, for people."""
        if self.since:
            return f"{self.status}, from {moment_text(self.since)}"
        return f"{self.status} ({self.failure.kind})" if self.failure else self.status

    @property
    def figures(self):
        """The HTML of each cell tagged `figure`: its longest output; empty where it shows none."""
        cells = [cell for cell in self.code_cells if "figure" in cell.metadata.get("tags", [])]
        return [max(_html(cell), key=len, default="") for cell in cells]

    @property
    def chart_library(self):
        """The HTML that puts plotly.js onto a page; empty where no cell shows it."""
        return next((html for cell in self.code_cells for html in _html(cell) if "window.Plotly" in html), "")

    @property
    def results(self):
        """The values by name."""
        return {name: result["value"] for name, result in self.key_results.items()}

    @property
    def key_results(self):
        """What the cells recorded, {name: {value, perhaps label and unit}}; the newest of a name counts."""
        found = {}
        for cell in self.code_cells:
            for output in cell.get("outputs", []):
                result = output.get("data", {}).get(RESULT_TYPE)
                if isinstance(result, str):
                    # dotnet-interactive hands JSON on as text.
                    result = json.loads(result)
                if result:
                    found[result["name"]] = result
        return found


def _html(cell):
    """The HTML outputs of a cell, without key results."""
    shown = [output.get("data", {}) for output in cell.get("outputs", [])]
    return [data["text/html"] for data in shown if "text/html" in data and RESULT_TYPE not in data]


def load_all(paths):
    """Reads all notebooks before the first runs, so that a bad path costs no training time."""
    taken = set()
    notebooks = []
    for path in paths:
        name = path.stem if path.stem not in taken else f"{path.resolve().parent.name}-{path.stem}"
        taken.add(name)
        notebooks.append(load(path, name))
    if not notebooks:
        raise RunError("there are no notebooks in notebooks/. Name one: run.py PATH.ipynb")
    return notebooks


def load(path, name=None):
    import nbformat

    try:
        node = nbformat.read(path, as_version=4)
        nbformat.validate(node)
    except FileNotFoundError as error:
        raise RunError(f"{path}: there is no such notebook. Check the path; notebooks/README.md lists them.") from error
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise RunError(f"{path} is not a notebook: it is no UTF-8 text. Restore it from git.") from error
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, AttributeError, KeyError) as error:
        reason = str(error).strip().splitlines()[0][:120]
        raise RunError(f"{path} is not a valid notebook ({reason}). Open it in Jupyter or restore it from git.") from error
    return Notebook(path, name or path.stem, node)
