"""Started by Jupyter: python3 start.py -f CONNECTION-FILE"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parent)

from facelab_kernel.process import DotNetProcess  # noqa: E402

# The .NET process starts on the second core while this one imports ipykernel, which takes as long.
process = DotNetProcess()
process.start()

# ipykernel loads Python's debugger when it is there, which costs half a second and prints warnings.
sys.modules["debugpy"] = None

from facelab_kernel.app import KernelApp  # noqa: E402
from facelab_kernel.kernel import CSharpKernel  # noqa: E402

CSharpKernel.process = process
KernelApp.launch_instance(kernel_class=CSharpKernel)
