"""The key figures of a run: which of them may be drawn."""

import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from support import ROOT

sys.path.insert(0, str(ROOT / "environment/bench/Figures"))

import figures  # noqa: E402

RESULT = "application/vnd.facelab.result+json"


class Figures(unittest.TestCase):
    def figures_of(self, faces, *shown, tags=("figure",)):
        """`faces`: what the first cell recorded; `shown`: data of the tagged cell's outputs."""
        recorded = [{RESULT: {"name": "faces", "value": faces}}] if faces else []
        cells = [new_code_cell("1", outputs=self.outputs([*recorded, {"text/html": "<script>window.Plotly</script>"}])),
                 new_code_cell("2", outputs=self.outputs(shown), metadata={"tags": list(tags)})]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "03-siamese.ipynb"
            nbformat.write(new_notebook(cells=cells), path)
            return figures.figures_of(path)

    @staticmethod
    def outputs(shown):
        return [new_output("display_data", data) for data in shown]

    def assert_refused(self, pattern, *arguments, **more):
        with self.assertRaisesRegex(SystemExit, pattern):
            self.figures_of(*arguments, **more)

    def test_the_longest_output_with_the_library_before_it(self):
        self.assertEqual(
            self.figures_of("rendered", {"text/html": "<p>short</p>"}, {"text/html": "<p>the figure</p>"}),
            "<script>window.Plotly</script><section><p>the figure</p></section>")

    def test_photographs_and_runs_that_do_not_say_are_refused(self):
        self.assert_refused("03-siamese.ipynb ran on LFW faces, and figures show rendered", "LFW", {"text/html": "<p>a</p>"})
        self.assert_refused("ran on unknown faces", None, {"text/html": "<p>a</p>"})

    def test_text_alone_is_no_figure(self):
        result = {RESULT: {"name": "n", "value": 1}, "text/html": "<div>n = 1</div>"}
        self.assert_refused("03-siamese.ipynb has a cell tagged 'figure' that shows no HTML.*text only",
                            "rendered", {"text/plain": "only text"}, result)
        self.assert_refused("has no cell tagged 'figure': tag", "rendered", {"text/html": "<p>a</p>"}, tags=())


if __name__ == "__main__":
    unittest.main()
