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
from xml.etree import ElementTree

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from support import ROOT, install

RUNNER = ROOT / "environment/notebooks"
sys.path.insert(0, str(RUNNER))

from headless import execute, files, index, junit, names, page, reuse  # noqa: E402
from headless.errors import NotebookFailed, RunError  # noqa: E402
from headless.math import MathRenderer  # noqa: E402
from headless.notebook import load  # noqa: E402

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

    def notebook(self, name, *cells, title=None, tags=()):
        """`tags`: of the last cell."""
        node = new_notebook(cells=[new_markdown_cell(f"# {title or f'Title of {name}'}"), *map(new_code_cell, cells)])
        node.cells[-1].metadata["tags"] = list(tags)
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


    def test_the_index_has_key_figures_and_one_table_of_key_results(self):
        self.notebook(
            "01-first",
            '""" {"name": "accuracy", "value": 0.83, "label": "pairs judged <rightly>", "unit": "%"} """'
            '.DisplayAs("application/vnd.facelab.result+json");',
            '""" {"name": "steps", "value": 1200} """.DisplayAs("application/vnd.facelab.result+json");\n'
            'HTML("<p>short</p>").Display();\nHTML("<figure>the key figure</figure>")', tags=["figure"])
        self.assertEqual(self.run_notebooks("01-first.ipynb")[0], 0)
        first = self.results()["01-first"]
        self.assertEqual((first["accuracy"], first["steps"]), (0.83, 1200))
        self.assertEqual(first["labels"], {"accuracy": {"label": "pairs judged <rightly>", "unit": "%"}})
        html = (self.out / "index.html").read_text()
        self.assertIn('<div class="thumbnail" inert><div><figure>the key figure</figure></div></div>', html)
        self.assertNotIn("<p>short</p>", html)
        self.assertRegex(html, r'<td><span title="accuracy">pairs judged &lt;rightly&gt;</span></td>'
                               r'<td class="value">83.0 %</td><td><a href="01-first.html">Title of 01-first</a>')
        self.assertIn('<td>steps</td><td class="value">1,200</td>', html)


class Unchanged(Folder):
    def test_it_is_run_again_only_when_asked_or_changed(self):
        self.notebook("same", RECORD, 'Record("n", 1);')
        self.assertNotIn("unchanged", self.run_notebooks("same.ipynb")[1])
        written = (self.out / "same.html").stat().st_mtime_ns
        status, stdout, _ = self.run_notebooks("same.ipynb", "--junit", self.folder / "junit.xml")
        self.assertEqual(status, 0)
        self.assertRegex(stdout, r"unchanged since \d{4}-\d\d-\d\d \d\d:\d\d UTC: not run again \(--again runs it\)")
        self.assertIn("1 of 1 notebooks ok (1 unchanged), ", stdout)
        self.assertEqual((self.out / "same.html").stat().st_mtime_ns, written)
        self.assertIn("> ok, from 20", (self.out / "index.html").read_text())
        self.assertEqual((self.results()["same"]["n"], self.results()["same"]["status"]), (1, "ok"))
        self.assertIn("unchanged_since", self.results()["same"])
        self.assertEqual(ElementTree.parse(self.folder / "junit.xml").getroot().get("failures"), "0")

        self.notebook("same", RECORD, 'Record("n", 1);', title="New prose")
        self.assertIn("unchanged since", self.run_notebooks("same.ipynb")[1])
        self.assertIn("New prose", (self.out / "same.html").read_text())
        self.assertIn("cell  2/2", self.run_notebooks("same.ipynb", "--again")[1])
        self.notebook("same", RECORD, 'Record("n", 2);')
        self.assertIn("cell  2/2", self.run_notebooks("same.ipynb")[1])
        self.assertEqual(self.results()["same"]["n"], 2)

    def test_a_failed_run_is_never_taken_nor_the_one_before_it(self):
        self.notebook("fragile", "1")
        self.assertEqual(self.run_notebooks("fragile.ipynb")[0], 0)
        self.notebook("fragile", 'throw new Exception("no");')
        self.assertEqual([self.run_notebooks("fragile.ipynb")[0] for _ in range(2)], [1, 1])
        self.notebook("fragile", "1")
        self.assertIn("cell  1/1", self.run_notebooks("fragile.ipynb")[1])

    def test_a_damaged_output_is_not_taken(self):
        notebook = load(self.notebook("same", "1"))
        self.out.mkdir()
        (self.out / "same.html").touch()
        nbformat.write(notebook.node, self.out / "same.ipynb")
        reuse.remember(notebook, self.out, "mark", "2026-11-30T17:00:00+00:00")
        self.assertTrue(reuse.take(notebook, self.out, "mark"))
        self.assertFalse(reuse.take(notebook, self.out, "another"))
        for damage in (lambda path: path.write_text('{"cells": ['), Path.unlink):
            damage(self.out / "same.ipynb")
            self.assertFalse(reuse.take(notebook, self.out, "mark"))

    def test_what_decides(self):
        library, data = self.folder / "library", self.folder / "data"
        for folder in (library, data / "person", data / "cache"):
            folder.mkdir(parents=True)
        changes = [
            lambda: self.notebook("same", "2"),
            lambda: (self.folder / "course.csx").write_text("var seed = 1;"),
            lambda: (library / "FaceLab.Display.dll").write_text("other code"),
            lambda: (data / "person/face.jpg").touch(),
            lambda: os.environ.update(FACELAB_PRESET="quick"),
            lambda: os.environ.update(FACELAB_DATA="synthetic"),
        ]
        no_changes = [
            lambda: self.notebook("same", "1", title="New prose"),
            lambda: (library / "Other.dll").write_text("not ours"),
            lambda: (data / "cache/faces.bin").touch(),
            lambda: (data / ".lock").touch(),
            lambda: os.environ.update(FACELAB_PRESET="default"),
        ]
        path = self.notebook("same", "1")
        with mock.patch.multiple(reuse, LIBRARY=library, DATA=(data,)), mock.patch.dict(os.environ):
            os.environ.pop("FACELAB_DATA", None)
            os.environ.pop("FACELAB_PRESET", None)
            mark = reuse.fingerprint(load(path), "c#")
            self.assertNotEqual(reuse.fingerprint(load(path), "f#"), mark)
            for change in no_changes:
                change()
                self.assertEqual(reuse.fingerprint(load(path), "c#"), mark)
            marks = {mark}
            for number, change in enumerate(changes, 2):
                change()
                marks.add(reuse.fingerprint(load(path), "c#"))
                self.assertEqual(len(marks), number)


class Failures(Folder):
    def test_a_failing_cell_a_limit_and_a_dead_kernel(self):
        self.notebook("fails", "var a = 1;\na", 'throw new Exception("no faces\\nsecond line");', "2")
        self.notebook("sleeps", "1", "System.Threading.Thread.Sleep(-1);")
        self.notebook("dies", 'Environment.FailFast("out of luck");')
        status, stdout, stderr = self.run_notebooks(
            "fails.ipynb", "sleeps.ipynb", "dies.ipynb", "--cell-limit", "25", "--junit", self.folder / "ci/junit.xml")
        self.assertEqual(status, 1)
        self.assertIn("FAILED fails.ipynb, cell 2: error: System.Exception: no faces\n", stderr)
        self.assertIn(f"{self.out}/fails.ipynb", stderr)
        self.assertIn("FAILED sleeps.ipynb, cell 2: time-out: the cell took longer than 25 s", stderr)
        self.assertIn("FAILED dies.ipynb, cell 1: dead kernel:", stderr)
        self.assertIn("0 of 3 notebooks ok, error: 1, time-out: 1, dead kernel: 1, ", stdout)
        partial = nbformat.read(self.out / "fails.ipynb", 4)
        self.assertEqual(partial.cells[1].outputs[0].data["text/plain"], "1")
        self.assertEqual(partial.cells[2].outputs[0].ename, "System.Exception")
        index_page = (self.out / "index.html").read_text()
        self.assertIn("cell 2: error: System.Exception: no faces", index_page)
        for kind in ("error", "time-out", "dead kernel"):
            self.assertIn(f"failed ({kind})", index_page)
        self.assertEqual(self.results()["sleeps"]["status"], "failed")
        self.assertEqual(self.results()["fails"]["failure"], {
            "kind": "error", "cell": 2, "message": "System.Exception: no faces"})
        failures = ElementTree.parse(self.folder / "ci/junit.xml").getroot().findall("testcase/failure")
        self.assertEqual([failure.get("type") for failure in failures], ["error", "time-out", "dead kernel"])
        self.assertEqual(failures[0].get("message"), "cell 2: error: System.Exception: no faces")
        self.assertIn("Cell [", failures[0].text)

    def test_a_failed_check(self):
        self.notebook("tagged", 'throw new Exception("accuracy 0.4");', tags=["check"])
        check = "class CheckFailed(string what) : Exception(what);"
        self.notebook("typed", check, 'throw new CheckFailed("0.4");', "3")
        status, stdout, stderr = self.run_notebooks("tagged.ipynb", "typed.ipynb")
        self.assertEqual(status, 1)
        self.assertIn("0 of 2 notebooks ok, check: 2, ", stdout)
        self.assertIn("FAILED tagged.ipynb, cell 1: check: System.Exception: accuracy 0.4\n", stderr)
        self.assertRegex(stderr, r"FAILED typed.ipynb, cell 2: check: \S*CheckFailed: 0.4\n")
        self.assertEqual(self.results()["typed"]["failure"]["kind"], "check")
        self.assertIn("failed (check)", (self.out / "index.html").read_text())
        self.assertIn("failed (check)", (self.out / "tagged.html").read_text())
        self.assertEqual(nbformat.read(self.out / "typed.ipynb", 4).cells[3].outputs, [])

    def test_the_python_half_of_the_kernel_is_killed(self):
        self.notebook("killed", 'System.Diagnostics.Process.Start("bash", ["-c", '
                      '"kill -9 $(ps -o ppid= -p " + Environment.ProcessId + ")"]);\nSystem.Threading.Thread.Sleep(-1);')
        status, _, stderr = self.run_notebooks("killed.ipynb")
        self.assertEqual(status, 1)
        self.assertIn("cell 1: dead kernel", stderr)

    def test_the_limit_of_a_notebook(self):
        self.notebook("long", *["await Task.Delay(3000);"] * 10)
        status, _, stderr = self.run_notebooks("long.ipynb", "--limit", "10")
        self.assertEqual(status, 1)
        self.assertIn("time-out: the notebook took longer than 10 s", stderr)

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
        self.assertIn("FAILED other.ipynb, no kernel: there is no kernel 'cobol'. Run `environment/lab setup`.", stderr)


class BadInput(Folder):
    def complaint(self, *arguments):
        status, _, stderr = self.run_notebooks(*arguments)
        self.assertEqual(status, 2)
        self.assertEqual(stderr.count("\n"), 1, stderr)
        return stderr

    def test_a_name_that_no_notebook_or_several_have(self):
        self.assertRegex(self.complaint("cobol"), "there is no notebook 'cobol'; there are 01-data-preparation, 02-")
        self.assertRegex(self.complaint("c"), "'c' may be .*05-center-loss.*: give more of the name.")

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


class Names(unittest.TestCase):
    COURSE = [Path(f"{name}.ipynb") for name in ("01-data", "02-data-more", "10-clusters", "11-cl")]

    def test_number_beginning_whole_name_and_path(self):
        stems = {"1": "01-data", "01": "01-data", "10": "10-clusters", "02-d": "02-data-more",
                 "data-": "02-data-more", "data": "01-data", "11-cl": "11-cl", "clu": "10-clusters"}
        for name, stem in stems.items():
            self.assertEqual(names.find(name, self.COURSE).stem, stem)
        self.assertEqual(names.find("other/03.ipynb", self.COURSE), Path("other/03.ipynb"))

    def test_the_others_are_named(self):
        for name in ("3", "more", "²"):
            with self.assertRaisesRegex(RunError, f"no notebook '{name}'; there are 01-data, 02-data-more, 10-c"):
                names.find(name, self.COURSE)
        with self.assertRaisesRegex(RunError, "'da' may be 01-data, 02-data-more"):
            names.find("da", self.COURSE)


class Junit(Folder):
    def test_every_notebook_is_a_case_and_no_text_breaks_the_file(self):
        ran, failed, stopped, left = (load(self.notebook(name, "1")) for name in ("ran", "failed", "stopped", "left"))
        ran.status, ran.seconds, stopped.status, failed.status = "ok", 1.25, "interrupted", "failed"
        failed.failure = NotebookFailed(1, "error", 'a <b> & "c"\x00')
        error = new_output("error", ename="E", evalue="e", traceback=["\x1b[31mred\x1b[0m", "é\x08"])
        failed.code_cells[0].outputs = [error]
        text = junit.xml([ran, failed, stopped, left], {"wall_seconds": 2.5, "started": "2026-11-30T17:00:00+00:00"})
        suite = ElementTree.fromstring(text.encode())
        self.assertEqual({name: suite.get(name) for name in ("tests", "failures", "errors", "skipped", "time")},
                         {"tests": "4", "failures": "1", "errors": "1", "skipped": "1", "time": "2.5"})
        self.assertEqual([case.get("name") for case in suite], ["ran", "failed", "stopped", "left"])
        self.assertEqual(suite[0].get("time"), "1.2")
        self.assertEqual(suite[1][0].get("message"), 'cell 1: error: a <b> & "c"')
        self.assertEqual(suite[1][0].text, "red\né")


class Noise(unittest.TestCase):
    def test_what_interactive_says_of_its_own_assemblies_is_no_output_and_other_warnings_are(self):
        unified = "\nwarning CS1701: Assuming assembly reference 'A' matches 'B', you may need to supply runtime policy\n\n"
        self.assertTrue(execute.is_noise(new_output("stream", name="stderr", text=unified * 2)))
        self.assertFalse(execute.is_noise(new_output("stream", name="stderr", text=unified + "(1,2): warning CS0162: x")))
        self.assertFalse(execute.is_noise(new_output("stream", name="stdout", text="")))
        self.assertFalse(execute.is_noise(new_output("display_data", {"text/html": "<p>a</p>"})))


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
        values = (0.83123456, 12, 3729312, 123456.7, 0.00012, True, "cpu", None)
        self.assertEqual([index.number(value) for value in values],
                         ["0.8312", "12", "3,729,312", "123,457", "0.00012", "True", "cpu", "–"])

    def test_a_unit_stands_behind_its_value_and_a_share_is_shown_in_percent(self):
        # The double 0.6775 is a little less: .NET's P1 says 67.7 %, too.
        cases = {(0.83, "%"): "83.0 %", (0.6775, "%"): "67.7 %", (0.3125, "%"): "31.3 %", (1, "%"): "100.0 %", (12.5, "s"): "12.5 s", (3, ""): "3"}
        for (value, unit), text in cases.items():
            self.assertEqual(index.measure({"name": "n", "value": value, "unit": unit}), text)


if __name__ == "__main__":
    unittest.main()
