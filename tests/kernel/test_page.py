"""What the browser makes of JavaScript and Mermaid cells, in a page that the headless runner exported."""

import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from support import ROOT, install

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
MERMAID = ROOT / "environment/.state/npm/node_modules/@mermaid-js/tiny/package.json"
LIBRARY = "__esbuild_esm_mermaid_nm||={}"
CELLS = [
    "var faces = new[] { 3, 4 };",
    "#!javascript\n#!share --from csharp faces\nelement.textContent = `sum ${faces[0] + faces[1]}`;",
    "#!javascript\nconst one = 1;\nnothing();",
    "#!javascript\nlet = ;",
    "#!javascript\nreturn await Promise.resolve(faces.length + 40);",
    "#!html\n#!set --name word --value shared\n<p id=\"told\"></p><script>told.textContent = `HTML has ${word}`</script>",
    "#!mermaid\ngraph TD\n  Anchor --> Positive",
    "#!mermaid\nsequenceDiagram\n  Anchor->>Negative: pushes away",
    "#!mermaid\nno such diagram",
    '""" {"name": "NAME", "value": 3} """.DisplayAs("application/vnd.facelab.result+json");'.replace("NAME", "name" * 40),
]
# Loads a page 400 pixels wide, and writes down how wide its content is.
NARROW = """<iframe id="page" src="index.html" style="width: 400px"></iframe>
<script>page.onload = () => document.title = page.contentDocument.documentElement.scrollWidth</script>"""


@unittest.skipUnless(CHROMIUM, "no Chromium")
class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        from nbformat import v4, write

        install()
        with tempfile.TemporaryDirectory() as folder:
            notebook = v4.new_notebook(cells=[v4.new_code_cell(code) for code in CELLS])
            notebook.metadata["kernelspec"] = {"name": "facelab-csharp", "display_name": "C#", "language": "C#"}
            write(notebook, Path(folder) / "page.ipynb")
            runner = ROOT / "environment/notebooks/run.py"
            subprocess.run(
                [sys.executable, runner, Path(folder) / "page.ipynb", "--out", folder], check=True, stdout=subprocess.DEVNULL)
            cls.page = (Path(folder) / "page.html").read_text()
            cls.drawn = cls.draw(folder, "page")
            (Path(folder) / "narrow.html").write_text(NARROW)
            cls.narrow = cls.draw(folder, "narrow")

    @staticmethod
    def draw(folder, name):
        """The page as the browser has it after its scripts."""
        return subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/browser",
             "--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom",
             f"file://{folder}/{name}.html"],
            check=True, capture_output=True, text=True, timeout=120).stdout

    def test_the_index_does_not_scroll_sideways_on_a_phone(self):
        self.assertLessEqual(int(re.search(r"<title>(\d+)</title>", self.narrow)[1]), 400)

    def test_a_shared_value_is_a_variable_of_the_page(self):
        self.assertIn(">sum 7</div>", self.drawn)
        self.assertIn(">HTML has shared</p>", self.drawn)

    def test_what_a_script_returns_is_shown(self):
        self.assertIn(">42</div>", self.drawn)

    def test_errors_of_scripts_are_shown(self):
        self.assertIn("JavaScript: ReferenceError: nothing is not defined (line 2)</pre>", self.drawn)
        self.assertIn("JavaScript: SyntaxError:", self.drawn)

    @unittest.skipUnless(MERMAID.exists(), "npm did not install mermaid")
    def test_diagrams_are_drawn_by_a_library_that_the_page_has_once(self):
        self.assertEqual(self.page.count(LIBRARY), 1)
        _, *drawings = re.split(r'<svg [^>]*id="facelab-', self.drawn)
        self.assertEqual(len(drawings), 2)
        self.assertIn("pushes away", drawings[1].split("</svg>")[0])

    @unittest.skipUnless(MERMAID.exists(), "npm did not install mermaid")
    def test_a_diagram_with_an_error_shows_it_and_its_source(self):
        self.assertRegex(self.drawn, r"no such diagram</pre><pre[^>]*>Mermaid: ")


if __name__ == "__main__":
    unittest.main()
