"""The runner's main line: read all, execute one after the other, write, report."""

import sys
import time
from collections import Counter

from . import files, junit, options, results, reuse
from .errors import Interrupted, NotebookFailed, RunError
from .notebook import load_all
from .progress import Progress, seconds_text

JUPYTER_REMEDY = (
    "Jupyter's Python packages are missing ({}). Install them: "
    "apt-get install python3-ipykernel python3-nbclient python3-nbconvert jupyter-notebook"
)


def main(arguments=None):
    """Exit status: 0 all well, 1 a notebook failed, 2 nothing could be run or written, 130 Ctrl-C."""
    try:
        return _run(options.parse(arguments))
    except ModuleNotFoundError as error:
        return _complain(JUPYTER_REMEDY.format(error.name))
    except RunError as error:
        return _complain(error)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _run(chosen):
    from .page import PageWriter

    started, clock = time.time(), time.monotonic()
    notebooks = load_all(chosen.notebooks)
    files.prepare_folder(chosen.out)
    if chosen.junit:
        files.prepare_folder(chosen.junit.parent)
    pages = PageWriter(chosen.out, notebooks)
    progress = Progress()
    status = 0
    for number, notebook in enumerate(notebooks, 1):
        progress.start_notebook(number, len(notebooks), notebook)
        status = _take_or_run(notebook, chosen, progress, pages) or status
        _write_results(notebooks, results.summarize(notebooks, time.monotonic() - clock, started), chosen, pages)
        if status == 130:
            break
    _report(notebooks, chosen.out, time.monotonic() - clock)
    return status


def _take_or_run(notebook, chosen, progress, pages):
    mark = reuse.fingerprint(notebook, chosen.kernel or notebook.kernel)
    if not chosen.again and reuse.take(notebook, chosen.out, mark):
        if not notebook.has_page:
            pages.write(notebook)
        progress.skip_notebook(notebook)
        return 0
    reuse.forget(notebook, chosen.out)
    status = _run_one(notebook, chosen, progress)
    pages.write(notebook)
    if status == 0:
        reuse.remember(notebook, chosen.out, mark, results.moment(time.time()))
    progress.end_notebook(notebook)
    return status


def _write_results(notebooks, summary, chosen, pages):
    files.write(chosen.out / "results.json", results.to_json(summary))
    pages.write_index(summary)
    if chosen.junit:
        files.write(chosen.junit, junit.xml(notebooks, summary))


def _run_one(notebook, chosen, progress):
    from .execute import execute

    try:
        execute(notebook, chosen, progress)
        notebook.status = "ok"
        return 0
    except NotebookFailed as failure:
        notebook.status = "failed"
        notebook.failure = failure
        return 1
    except (Interrupted, KeyboardInterrupt):
        notebook.status = "interrupted"
        return 130


def _report(notebooks, out, wall_seconds):
    passed = sum(notebook.status == "ok" for notebook in notebooks)
    unchanged = sum(notebook.since is not None for notebook in notebooks)
    kinds = Counter(notebook.failure.kind for notebook in notebooks if notebook.failure)
    counts = [f"{passed} of {len(notebooks)} notebooks ok" + (f" ({unchanged} unchanged)" if unchanged else "")]
    counts += [f"{kind}: {count}" for kind, count in kinds.items()]
    print(f"\n{', '.join(counts)}, {seconds_text(wall_seconds)}. Pages: {out / 'index.html'}", flush=True)
    for notebook in notebooks:
        if notebook.failure:
            print(describe(notebook, out), file=sys.stderr)


def describe(notebook, out):
    return f"FAILED {notebook.path}, {notebook.failure}\n       what ran is in {out / notebook.name}.ipynb"


def _complain(message):
    print(f"run.py: {message}", file=sys.stderr)
    return 2
