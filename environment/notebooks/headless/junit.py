"""JUnit's XML, which CI servers show: a test case for each notebook."""

import re
from xml.etree import ElementTree

# What XML cannot hold, and the colours of terminals.
UNFIT = re.compile(r"\x1b\[[0-9;]*m|[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(notebooks, summary):
    count = [notebook.status for notebook in notebooks].count
    suite = ElementTree.Element(
        "testsuite", name="notebooks", tests=str(len(notebooks)), failures=str(count("failed")),
        errors=str(count("interrupted")), skipped=str(count("not run")), time=str(summary["wall_seconds"]),
        timestamp=summary["started"].removesuffix("+00:00"))
    for notebook in notebooks:
        _add(suite, notebook)
    ElementTree.indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _add(suite, notebook):
    case = ElementTree.SubElement(
        suite, "testcase", classname="notebooks", name=notebook.name, time=f"{notebook.seconds:.1f}")
    if notebook.failure:
        failure = ElementTree.SubElement(case, "failure", type=notebook.failure.kind, message=fit(notebook.failure))
        failure.text = fit(_traceback(notebook))
    elif notebook.status == "interrupted":
        ElementTree.SubElement(case, "error", type="interrupted", message="Ctrl-C")
    elif notebook.status == "not run":
        ElementTree.SubElement(case, "skipped", message="not run")
    elif notebook.since:
        ElementTree.SubElement(case, "system-out").text = notebook.status_text


def _traceback(notebook):
    """What the failing cell shows; nothing if no cell was reached."""
    outputs = notebook.code_cells[notebook.failure.cell - 1].outputs if notebook.failure.cell else []
    return "\n".join(line for output in outputs if output.output_type == "error" for line in output.traceback)


def fit(text):
    return UNFIT.sub("", str(text))
