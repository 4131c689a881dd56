"""index.html: the notebooks of one run with their status, time, key figure and key results."""

from decimal import ROUND_HALF_UP, Decimal
from html import escape

from .markup import document, pill, style
from .progress import moment_text, seconds_text

RESERVED = {"device", "faces"}


def html(notebooks, summary):
    passed = sum(notebook.status == "ok" for notebook in notebooks)
    facts = [
        moment_text(summary["started"]),
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
{table(notebooks)}<p class="facts"><a href="results.json">results.json</a></p>
</main>
{next((notebook.chart_library for notebook in notebooks if notebook.chart_library), "")}"""
    return document("FaceLab notebooks", body, [style("common"), style("index")])


def entry(notebook):
    has_run = notebook.status != "not run"
    time = f" · {seconds_text(notebook.seconds)}" if has_run else ""
    source = f' · <a href="{escape(notebook.name)}.ipynb">notebook</a>' if has_run else ""
    return f"""<li>
{thumbnail(notebook)}<div class="entry">
<h2>{link(notebook)}</h2>
<p class="facts">{pill(notebook.status)} {escape(notebook.status_text)}{time}{source}</p>
{failure(notebook)}</div>
</li>
"""


def link(notebook):
    """The title, which leads to the notebook's page if there is one."""
    title = escape(notebook.title)
    return title if notebook.status == "not run" else f'<a href="{escape(notebook.name)}.html">{title}</a>'


def thumbnail(notebook):
    """The notebook's key figure as this run shows it, small."""
    if not any(notebook.figures):
        return ""
    return f'<div class="thumbnail" inert><div>{next(filter(None, notebook.figures))}</div></div>\n'


def failure(notebook):
    return f'<p class="failure">{escape(str(notebook.failure))}</p>\n' if notebook.failure else ""


def table(notebooks):
    """All key results, each with its plain name, value and notebook."""
    rows = [row(notebook, result) for notebook in notebooks for name, result in notebook.key_results.items()
            if name not in RESERVED]
    if not rows:
        return ""
    return f"""<h2>Key results</h2>
<div class="results"><table>
<thead><tr><th>result</th><th class="value">value</th><th>notebook</th></tr></thead>
<tbody>
{"".join(rows)}</tbody>
</table></div>
"""


def row(notebook, result):
    name = escape(result["name"])
    label = f'<span title="{name}">{escape(result["label"])}</span>' if result.get("label") else name
    return f'<tr><td>{label}</td><td class="value">{escape(measure(result))}</td><td>{link(notebook)}</td></tr>\n'


def measure(result):
    """A value with its unit; a share in % is shown as such."""
    value, unit = result["value"], result.get("unit") or ""
    if unit == "%" and is_number(value):
        # Exactly as .NET's P1: 100 times a share would round twice.
        return f"{(100 * Decimal(value)).quantize(Decimal('0.1'), ROUND_HALF_UP)} %"
    return f"{number(value)} {unit}".strip()


def number(value):
    """Four significant digits are enough to look at; results.json has all."""
    if value is None:
        return "–"
    if not is_number(value):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)
