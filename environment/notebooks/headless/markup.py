"""The frame around every page."""

from html import escape
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "page"

# Nothing is fetched from outside, whatever a cell put on the page.
POLICY = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'"


def document(title, body, styles):
    css = "\n".join(styles)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="data:,">
<title>{escape(title)}</title>
<style>
{css}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def page(title, cells, facts, status):
    from pygments.formatters import HtmlFormatter

    light, dark = (HtmlFormatter(style=name).get_style_defs(".highlight") for name in ("friendly", "github-dark"))
    code = f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}"
    line = " · ".join(escape(fact) for fact in facts)
    body = f"""<header class="bar"><a href="index.html">FaceLab</a><span>{pill(status)} {line}</span></header>
<main class="notebook">
{cells}
</main>"""
    return document(title, body, [style("common"), style("notebook"), code])


def pill(status):
    return f'<b class="pill {escape(status.split()[0])}" aria-hidden="true"></b>'


def style(name):
    return (PAGE / f"{name}.css").read_text()
