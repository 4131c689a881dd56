"""The headless runner: environment/notebooks/run.py."""

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from support import ROOT, install

RUNNER = ROOT / "environment/notebooks"
sys.path.insert(0, str(RUNNER))

from headless import files, index, page  # noqa: E402
from headless.errors import RunError  # noqa: E402
from headless.math import MathRenderer  # noqa: E402

RECORD = """void Record(string name, object value) =>
    $$\"\"\"{"name": "{{name}}", "value": {{System.Text.Json.JsonSerializer.Serialize(value)}}}\"\"\"
        .DisplayAs("application/vnd.facelab.result+json");"""


def setUpModule():
    install()


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.out = self.folder / "out"

    def notebook(self, name, *cells):
        node = new_notebook(cells=[new_markdown_cell(f"# Title of {name}"), *map(new_code_cell, cells)])
        node.metadata["kernelspec"] = {"name": ".net-csharp", "display_name": ".NET (C#)", "language": "C#"}
        path = self.folder / f"{name}.ipynb"
        nbformat.write(node, path)
        return path

    def start(self, *arguments):
        return subprocess.Popen(
            [sys.executable, RUNNER / "run.py", *map(str, arguments), "--out", str(self.out)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=self.folder)

    def run_notebooks(self, *arguments):
        process = self.start(*arguments)
        stdout, stderr = process.communicate(timeout=400)
        return process.returncode, stdout, stderr

    def results(self):
        return json.loads((self.out / "results.json").read_text())


class Success(Folder):
    def test_notebooks_pages_index_and_results(self):
        self.notebook("01-first", RECORD, 'Record("view1/accuracy", 0.83);\nRecord("device", "cpu");',
                      'System.IO.File.Exists("01-first.ipynb")', 'Environment.GetEnvironmentVariable("FACELAB_PRESET")')
        self.notebook("02-second", "var x = 2;\nx")
        with mock.patch.dict(os.environ, FACELAB_PRESET="quick"):
            status, stdout, stderr = self.run_notebooks("01-first.ipynb", "02-second.ipynb")
        self.assertEqual((status, stderr), (0, ""))
        self.assertIn("[1/2] 01-first: Title of 01-first", stdout)
        self.assertRegex(stdout, r"cell  2/4 +[\d.]+ s  Record\(")
        results = self.results()
        self.assertEqual(results["01-first"]["view1/accuracy"], 0.83)
        self.assertEqual(results["01-first"]["status"], "ok")
        self.assertEqual((results["device"], results["preset"]), ("cpu", "quick"))
        self.assertGreater(results["wall_seconds"], results["02-second"]["wall_seconds"])
        done = nbformat.read(self.out / "01-first.ipynb", 4)
        self.assertEqual([cell.outputs[0].data["text/plain"] for cell in done.cells[3:]], ["True", "quick"])
        for name in ("index", "01-first", "02-second"):
            self.assertNotRegex((self.out / f"{name}.html").read_text(), r"""(?:src|href)=["']?(?:https?:)?//""")
        self.assertIn("0.83", (self.out / "index.html").read_text())
        self.assertEqual([path for path in self.out.iterdir() if path.name.startswith(".")], [])


class Failures(Folder):
    def test_a_failing_cell_a_limit_and_a_dead_kernel(self):
        self.notebook("fails", "var a = 1;\na", 'throw new Exception("no faces\\nsecond line");', "2")
        self.notebook("sleeps", "1", "System.Threading.Thread.Sleep(-1);")
        self.notebook("dies", 'Environment.FailFast("out of luck");')
        status, stdout, stderr = self.run_notebooks("fails.ipynb", "sleeps.ipynb", "dies.ipynb", "--cell-limit", "25")
        self.assertEqual(status, 1)
        self.assertIn("FAILED fails.ipynb, cell 2: System.Exception: no faces\n", stderr)
        self.assertIn(f"{self.out}/fails.ipynb", stderr)
        self.assertIn("FAILED sleeps.ipynb, cell 2: limit: the cell took longer than 25 s", stderr)
        self.assertIn("FAILED dies.ipynb, cell 1: kernel died:", stderr)
        self.assertIn("0 of 3 notebooks ok", stdout)
        partial = nbformat.read(self.out / "fails.ipynb", 4)
        self.assertEqual(partial.cells[1].outputs[0].data["text/plain"], "1")
        self.assertEqual(partial.cells[2].outputs[0].ename, "System.Exception")
        self.assertIn("cell 2: System.Exception: no faces", (self.out / "index.html").read_text())
        self.assertEqual(self.results()["sleeps"]["status"], "failed")

    def test_the_python_half_of_the_kernel_is_killed(self):
        self.notebook("killed", 'System.Diagnostics.Process.Start("bash", ["-c", '
                      '"kill -9 $(ps -o ppid= -p " + Environment.ProcessId + ")"]);\nSystem.Threading.Thread.Sleep(-1);')
        status, _, stderr = self.run_notebooks("killed.ipynb")
        self.assertEqual(status, 1)
        self.assertIn("cell 1: kernel died", stderr)

    def test_the_limit_of_a_notebook(self):
        self.notebook("long", *["await Task.Delay(3000);"] * 10)
        status, _, stderr = self.run_notebooks("long.ipynb", "--limit", "10")
        self.assertEqual(status, 1)
        self.assertIn("limit: the notebook took longer than 10 s", stderr)

    def test_ctrl_c_writes_what_there_is(self):
        self.notebook("stopped", "41 + 1", 'Console.WriteLine("waiting"); System.Threading.Thread.Sleep(-1);')
        process = self.start("stopped.ipynb")
        for line in process.stdout:
            if "cell  1/2" in line:
                break
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=120)
        self.assertEqual(process.returncode, 130)
        partial = nbformat.read(self.out / "stopped.ipynb", 4)
        self.assertEqual(partial.cells[1].outputs[0].data["text/plain"], "42")
        self.assertEqual(self.results()["stopped"]["status"], "interrupted")

    def test_an_unknown_kernel(self):
        self.notebook("other", "1")
        status, _, stderr = self.run_notebooks("other.ipynb", "--kernel", "cobol")
        self.assertEqual(status, 1)
        self.assertIn("there is no kernel 'cobol'. Run `environment/lab setup`.", stderr)


class BadInput(Folder):
    def complaint(self, *arguments):
        status, _, stderr = self.run_notebooks(*arguments)
        self.assertEqual(status, 2)
        self.assertEqual(stderr.count("\n"), 1, stderr)
        return stderr

    def test_missing_notebook(self):
        self.assertIn("gone.ipynb: there is no such notebook", self.complaint("gone.ipynb"))

    def test_invalid_notebooks(self):
        for text in ("{", '{"cells": [{"x": 1}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "[]", "\xff"):
            (self.folder / "bad.ipynb").write_text(text, encoding="latin-1")
            self.assertIn("not a", self.complaint("bad.ipynb"))

    def test_out_that_cannot_be_written(self):
        self.notebook("fine", "1")
        self.out.write_text("a file, not a folder")
        self.assertIn("choose another folder with --out", self.complaint("fine.ipynb"))

    def test_read_only_out(self):
        with mock.patch("tempfile.NamedTemporaryFile", side_effect=OSError(errno.EROFS, "Read-only file system")):
            with self.assertRaisesRegex(RunError, "Read-only file system. Make it writable"):
                files.prepare_folder(self.out)

    def test_full_disk_leaves_the_old_file(self):
        target = self.folder / "results.json"
        files.write(target, "old")
        with mock.patch("os.fsync", side_effect=OSError(errno.ENOSPC, "No space left on device")):
            with self.assertRaisesRegex(RunError, "the disk is full. Free some space"):
                files.write(target, "new")
        self.assertEqual(target.read_text(), "old")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["results.json"])


class Pages(unittest.TestCase):
    def test_a_big_script_stands_on_a_page_once(self):
        big, small = "x" * 200_000, "draw(1)"
        body = f"<script>{big}</script><script>{small}</script><script>{big}</script><script>{small}</script>"
        self.assertEqual(page.once(body).count(big), 1)
        self.assertEqual(page.once(body).count(small), 2)
        self.assertLess(page.once(body).index(big), page.once(body).index(small))

    def test_formulas_are_shown_as_tex_without_katex(self):
        cell = '<div class="text_cell_render rendered_html"><p>$a_1 &lt; b$, \\$5, <code>$x$</code></p></div>'
        self.assertEqual(
            MathRenderer(katex="/nowhere").render(cell),
            cell.replace("$a_1 &lt; b$", '<code class="tex">a_1 &lt; b</code>').replace("\\$", "$"))

    def test_key_results_are_rounded_for_the_eye(self):
        self.assertEqual([index.number(value) for value in (0.83123456, 12, True, "cpu")], ["0.8312", "12", "True", "cpu"])


if __name__ == "__main__":
    unittest.main()
