"""libtorch in a notebook: the one beside FaceLab.Display.dll, whatever else the system has."""

import os
import unittest
from pathlib import Path

from support import ROOT, KernelSession, install

FOLDER = ROOT / "lib/FaceLab.Display/bin/Release/net10.0"
LIBRARIES = ("libc10.so", "libtorch.so", "libtorch_cpu.so", "libLibTorchSharp.so")
MAPPED = (
    'string.Join("\\n", System.IO.File.ReadLines("/proc/self/maps").Where(line => line.Contains(\'/\'))'
    '.Select(line => line.Substring(line.IndexOf(\'/\'))).Distinct())'
)


def setUpModule():
    install()


@unittest.skipUnless((FOLDER / "FaceLab.Display.dll").exists(), "FaceLab.Display is not built")
class Libtorch(unittest.TestCase):
    def test_the_one_beside_the_dll_is_loaded(self):
        kernel = KernelSession()
        try:
            loaded = kernel.run(f'#r "{FOLDER}/FaceLab.Display.dll"\nTorchSharp.torch.ones(2, 3).sum().item<float>()')
            self.assertIsNone(loaded.error, loaded.reply["content"])
            self.assertEqual(loaded.result, "6")
            # Its formatters are registered in the kernel's formatter, not in the copy beside it.
            kernel.run("FaceLab.Display.Formatters.Register();")
            (tensor,) = kernel.run("TorchSharp.torch.ones(2, 3)").bundles
            self.assertIn("(2, 3)", tensor["text/html"])
            mapped = {Path(line).name: line for line in kernel.run(MAPPED).bundles[0]["text/plain"].splitlines()}
        finally:
            kernel.stop()
        for name in LIBRARIES:
            beside = os.path.realpath(FOLDER / name)
            self.assertEqual(mapped.get(Path(beside).name), beside)
        strangers = [name for name in mapped if name.startswith(("libtorch", "libc10")) and not (FOLDER / name).exists()]
        self.assertEqual(strangers, [])
        # TorchSharp's own fallback copies 0.5 GB there.
        self.assertFalse((FOLDER / "cpu").exists())


if __name__ == "__main__":
    unittest.main()
