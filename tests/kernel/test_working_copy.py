"""`lab notebook` opens a working copy: what the learner changed is kept, the rest follows the course."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from support import ROOT


class WorkingCopy(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        (self.root / "notebooks/solutions").mkdir(parents=True)
        (self.root / "notebooks/.ipynb_checkpoints").mkdir()
        (self.root / "notebooks/.ipynb_checkpoints/01-a.ipynb").write_text("old")
        for name in ("01-a.ipynb", "02-b.ipynb", "course.csx", "solutions/01-a.ipynb"):
            (self.root / "notebooks" / name).write_text(f"{name}, first")

    def copy(self):
        script = f'root={self.root}; say() {{ echo "$*"; }}; . "{ROOT}/environment/scripts/notebooks.sh"; copy_notebooks'
        return subprocess.run(["bash", "-euc", script], check=True, capture_output=True, text=True).stdout

    def mine(self, name):
        return (self.root / "my-notebooks" / name).read_text()

    def test_all_of_the_course_is_copied(self):
        self.assertEqual(self.copy(), "")
        for name in ("01-a.ipynb", "course.csx", "solutions/01-a.ipynb"):
            self.assertEqual(self.mine(name), f"{name}, first")
        self.assertFalse((self.root / "my-notebooks/.ipynb_checkpoints").exists())

    def test_a_changed_notebook_is_kept_and_the_others_follow(self):
        self.copy()
        (self.root / "my-notebooks/01-a.ipynb").write_text("mine")
        self.assertEqual(self.copy(), "")
        for name in ("01-a.ipynb", "02-b.ipynb"):
            (self.root / "notebooks" / name).write_text("second")
        self.assertEqual(self.copy(), "my-notebooks/01-a.ipynb is yours and is kept; notebooks/01-a.ipynb is newer\n")
        self.assertEqual((self.mine("01-a.ipynb"), self.mine("02-b.ipynb")), ("mine", "second"))

    def test_a_deleted_copy_comes_back(self):
        self.copy()
        (self.root / "my-notebooks/01-a.ipynb").unlink()
        self.copy()
        self.assertEqual(self.mine("01-a.ipynb"), "01-a.ipynb, first")
