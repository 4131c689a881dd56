"""Writes an executed notebook as .ipynb and as one HTML page that needs nothing from outside."""

import re
import warnings

from . import files, index, markup
from .math import MathRenderer
from .notebook import Notebook
from .progress import seconds_text

BIG_SCRIPT = 100_000
SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(</script>)", re.DOTALL | re.IGNORECASE)
NOTEBOOK_LINK = re.compile(r'href="(?:\./)?([\w.-]+)\.ipynb(#[^"]*)?"')


class PageWriter:
    def __init__(self, out, notebooks):
        self.out = out
        self.notebooks = notebooks
        self._exporter = None
        self._math = MathRenderer()

    def write(self, notebook: Notebook):
        """Both files; also of a notebook that stopped half way."""
        import nbformat

        files.write(self.out / f"{notebook.name}.ipynb", nbformat.writes(notebook.node))
        files.write(self.out / f"{notebook.name}.html", self.html(notebook))

    def write_index(self, summary):
        files.write(self.out / "index.html", index.html(self.notebooks, summary))

    def html(self, notebook):
        resources = {"metadata": {"path": str(notebook.path.resolve().parent)}}
        body, _ = self._convert(notebook.node, resources)
        body = self._math.render(once(self._link(body)))
        facts = [notebook.status_text, seconds_text(notebook.seconds)]
        return markup.page(notebook.title, body, facts, notebook.status)

    def _convert(self, node, resources):
        if self._exporter is None:
            from nbconvert import HTMLExporter

            # `basic` is the notebook alone: none of the scripts that other templates fetch from the net.
            self._exporter = HTMLExporter(template_name="basic", embed_images=True, anchor_link_text="#")
        with warnings.catch_warnings():
            # Key results are for results.json; the page shows their text, if they have one.
            warnings.filterwarnings("ignore", message=".*is not able to be represented")
            return self._exporter.from_notebook_node(node, resources=resources)

    def _link(self, body):
        """Links between notebooks lead to their pages."""
        names = {notebook.name for notebook in self.notebooks}

        def page_of(link):
            return f'href="{link[1]}.html{link[2] or ""}"' if link[1] in names else link[0]

        return NOTEBOOK_LINK.sub(page_of, body)


def once(body):
    """A big script that stands in a page several times, like a charting library, is kept once."""
    seen = set()

    def keep_first(script):
        text = script[2].strip()
        if len(text) < BIG_SCRIPT:
            return script[0]
        if text in seen:
            return f"{script[1]}{script[3]}"
        seen.add(text)
        return script[0]

    return SCRIPT.sub(keep_first, body)
