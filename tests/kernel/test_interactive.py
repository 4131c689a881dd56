"""The second kernel, .NET Interactive's own tool: environment/kernel/interactive."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from support import JUPYTER, ROOT, KernelManager, KernelSession

NAME = "facelab-interactive"
LIBRARY = ROOT / "lib/FaceLab.Display/bin/Release/net10.0"
FIRST_CELL = f"""#r "{LIBRARY}/FaceLab.Display.dll"
using FaceLab.Display;
using FaceLab.Display.Charts;
using FaceLab.Learning;
using TorchSharp;
Formatters.Register()"""


def setUpModule():
    done = subprocess.run([ROOT / "environment/kernel/interactive/install.sh", JUPYTER], capture_output=True, text=True)
    if done.returncode:
        raise unittest.SkipTest(done.stderr.strip())


class Tool(KernelSession):
    def __init__(self, cwd):
        self.manager = KernelManager(kernel_name=NAME)
        self.manager.start_kernel(cwd=cwd)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=180)
        self.pid = int(re.search(r"\d+", self.run("Console.Write(Environment.ProcessId)").text())[0])


class Interactive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.kernel = Tool(folder.name)
        cls.addClassCleanup(cls.kernel.stop)

    def run_cell(self, code):
        shown = self.kernel.run(code, timeout=300)
        self.assertEqual(shown.reply["content"]["status"], "ok", shown.reply["content"])
        return shown

    def test_adds(self):
        shown = self.run_cell("1 + 1")
        self.assertIn("2", re.sub("<[^>]*>", " ", shown.bundles[-1]["text/html"]).split())

    def test_outputs_come_in_order(self):
        shown = self.run_cell('display("a"); display("b"); Console.Write("c");')
        kinds = [kind for kind, _, _ in shown.messages if kind in ("display_data", "stream")]
        self.assertEqual(kinds, ["display_data", "display_data", "stream"])
        self.assertEqual([bundle["text/plain"] for bundle in shown.bundles], ["a", "b"])

    def test_listens_for_jupyter_alone_and_on_loopback(self):
        sockets = listening(self.kernel.pid)
        ports = {self.kernel.manager.get_connection_info()[f"{name}_port"] for name in ("shell", "iopub", "stdin", "control", "hb")}
        self.assertEqual({port for _, port in sockets}, ports)
        self.assertEqual({address for address, _ in sockets}, {"0100007F"})

    def test_its_http_socket_is_for_this_user_alone(self):
        paths = [line.split()[-1] for line in Path("/proc/net/unix").read_text().splitlines() if line.endswith("/http")]
        mine = [Path(path) for path in paths if Path(path).exists() and is_open(self.kernel.pid, path)]
        self.assertEqual(len(mine), 1, paths)
        self.assertEqual(mine[0].parent.stat().st_mode & 0o777, 0o700)

    def test_libtorch_is_the_one_beside_the_library(self):
        self.run_cell(FIRST_CELL)
        self.assertIn("6", self.run_cell("Console.Write(torch.ones(2, 3).sum().item<float>())").text())
        maps = Path(f"/proc/{self.kernel.pid}/maps").read_text()
        loaded = set(re.findall(r"/\S*/(?:libtorch_cpu|libc10|libLibTorchSharp)\.so\S*", maps))
        self.assertEqual(loaded, {str((LIBRARY / f"{name}.so").resolve()) for name in ("libtorch_cpu", "libc10", "libLibTorchSharp")})
        self.assertEqual(list(LIBRARY.glob("**/cpu")), [], "TorchSharp copied libtorch")

    def test_a_live_chart_is_updated_in_its_place(self):
        self.run_cell(FIRST_CELL)
        shown = self.run_cell(
            "var history = new List<EvaluationStep>();\n"
            "var live = Live.Show(TrainingChart.Of(history, 20));\n"
            "foreach (var step in new[] { 10, 20 })\n{\n"
            "    history.Add(new EvaluationStep(step, 1, 0.9, 0.8, 100));\n"
            "    live.Update(TrainingChart.Of(history, 20));\n}")
        first, *updates = shown.of("display_data", "update_display_data")
        self.assertIn("the first evaluation comes soon", first["data"]["text/html"])
        self.assertEqual([update["transient"]["display_id"] for update in updates], [first["transient"]["display_id"]] * 2)
        self.assertIn("After 20 steps", updates[-1]["data"]["text/html"])

    def test_a_page_of_the_headless_runner_fetches_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "one.ipynb"
            nbformat.write(new_notebook(cells=[new_code_cell(FIRST_CELL)]), path)
            done = subprocess.run([sys.executable, ROOT / "environment/notebooks/run.py", path, "--kernel", NAME, "--out", folder],
                                  capture_output=True, text=True, timeout=300)
            self.assertEqual(done.returncode, 0, done.stderr)
            page = (Path(folder) / "one.html").read_text()
        self.assertIn("DecompressionStream", page)
        self.assertNotIn("require.min.js", page)


def sockets_of(pid):
    """The inodes of a process's open sockets."""
    links = [os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()]
    return {link[8:-1] for link in links if link.startswith("socket:[")}


def listening(pid):
    """The TCP sockets on which a process listens: (address in hexadecimal digits, port)."""
    own, found = sockets_of(pid), []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            local, state, inode = (line.split()[column] for column in (1, 3, 9))
            if state == "0A" and inode in own:
                address, port = local.split(":")
                found.append((address, int(port, 16)))
    return found


def is_open(pid, path):
    own = sockets_of(pid)
    return any(fields[6] in own and fields[-1] == path for fields in map(str.split, Path("/proc/net/unix").read_text().splitlines()[1:]))
