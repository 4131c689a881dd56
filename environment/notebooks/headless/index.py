"""index.html: the notebooks of one run with their status, time and key results."""

from html import escape

from .markup import document, pill, style
from .progress import seconds_text

RESERVED = {"device"}


def html(notebooks, summary):
    passed = sum(notebook.status == "ok" for notebook in notebooks)
    facts = [
        summary["started"].replace("T", " ").removesuffix("+00:00") + " UTC",
        summary["machine"],
        f"device {summary['device']}" if summary["device"] else None,
        f"preset {summary['preset']}" if summary["preset"] else None,
    ]
    body = f"""<main class="index">
<h1>FaceLab notebooks</h1>
<p class="lead">{passed} of {len(notebooks)} ok in {seconds_text(summary["wall_seconds"])}</p>
<p class="facts">{" · ".join(escape(fact) for fact in facts if fact)}</p>
<ol>
{"".join(map(entry, notebooks))}</ol>
<p class="facts"><a href="results.json">results.json</a></p>
</main>"""
    return document("FaceLab notebooks", body, [style("common"), style("index")])


def entry(notebook):
    has_page = notebook.status != "not run"
    title = escape(notebook.title)
    heading = f'<a href="{escape(notebook.name)}.html">{title}</a>' if has_page else title
    time = seconds_text(notebook.seconds) if has_page else ""
    source = f' · <a href="{escape(notebook.name)}.ipynb">notebook</a>' if has_page else ""
    return f"""<li>
<h2>{heading}</h2>
<p class="facts">{pill(notebook.status)} {escape(notebook.status)} · {time}{source}</p>
{failure(notebook)}{results(notebook.results)}</li>
"""


def failure(notebook):
    if not notebook.failure:
        return ""
    where = f"cell {notebook.failure.cell}: " if notebook.failure.cell else ""
    return f'<p class="failure">{escape(where + str(notebook.failure))}</p>\n'


def results(recorded):
    shown = [(name, value) for name, value in recorded.items() if name not in RESERVED]
    if not shown:
        return ""
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(number(value))}</dd></div>" for name, value in shown)
    return f"<dl>{rows}</dl>\n"


def number(value):
    """Four significant digits are enough to look at; results.json has all."""
    if isinstance(value, bool) or not isinstance(value, float):
        return str(value)
    return f"{value:.4g}"
