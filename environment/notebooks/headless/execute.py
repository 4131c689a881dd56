"""Executes one notebook through Jupyter's nbclient."""

import asyncio
import re
import signal
import time

from .errors import Interrupted, NotebookFailed

# .NET Interactive begins with an output whose script fetches require.js from the net: a page needs nothing from outside.
BOOTSTRAP = "dotnet-interactive-this-cell-"
# It also warns that its own packages were built against older assemblies than those it runs on.
UNIFIED = re.compile(r"(\s*warning CS1701: [^\n]*)+\s*")
ANSI = re.compile(r"\x1b\[[0-9;]*m")
# The type of an exception; .NET Interactive puts "Error" before it.
CHECK_FAILED = re.compile(r"(Error: )?[^\s:]*CheckFailed")


def execute(notebook, options, progress):
    """Runs all cells; the outputs are in the notebook even when this raises.

    Raises NotebookFailed or Interrupted.
    """
    run = _Run(notebook, options, progress)
    start = time.monotonic()
    try:
        asyncio.run(run.execute())
    finally:
        notebook.seconds = time.monotonic() - start


class _Run:
    def __init__(self, notebook, options, progress):
        self.notebook = notebook
        self.options = options
        self.progress = progress
        self.cell = None
        self.cell_number = 0
        self.interrupted = False
        self.deadline = time.monotonic() + options.limit

    async def execute(self):
        from jupyter_client.kernelspec import NoSuchKernel
        from nbclient import NotebookClient
        from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

        kernel = self.options.kernel or self.notebook.kernel
        client = NotebookClient(
            self.notebook.node,
            kernel_name=kernel,
            timeout_func=self._seconds_left,
            startup_timeout=60,
            resources={"metadata": {"path": str(self.notebook.path.resolve().parent)}},
            on_notebook_start=self._on_start,
            on_cell_execute=self._on_cell,
            on_cell_executed=self._on_cell_end,
        )
        client.log.disabled = True
        self.client = client
        self.cells = {id(cell): i + 1 for i, cell in enumerate(self.notebook.code_cells)}
        try:
            await client.async_execute()
        except CellExecutionError as error:
            raise self._failure(error) from error
        except CellTimeoutError as error:
            raise self._fail("time-out", self._limit_message()) from error
        except DeadKernelError as error:
            reason = "the kernel's Python process ended. Often the machine ran out of memory."
            raise self._fail("dead kernel", reason) from error
        except NoSuchKernel as error:
            reason = f"there is no kernel '{kernel}'. Run `environment/lab setup`."
            raise NotebookFailed(None, "no kernel", reason) from error
        except (RuntimeError, TimeoutError) as error:
            raise NotebookFailed(None, "dead kernel", f"the kernel did not start: {_first_line(error)}") from error

    def _on_start(self, notebook):
        """Ctrl-C stops the cell, not the runner: there are outputs to write."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, self._on_ctrl_c)

    def _on_ctrl_c(self):
        if self.interrupted:
            asyncio.ensure_future(self.client.km.shutdown_kernel(now=True))
        self.interrupted = True
        self.progress.note("interrupting; press Ctrl-C again to kill the kernel")
        asyncio.ensure_future(self.client.km.interrupt_kernel())

    def _on_cell(self, cell, cell_index):
        self.cell = cell
        self.cell_number = self.cells[id(cell)]
        self.cell_start = time.monotonic()
        # Outputs that were committed by mistake must not pass for ours if the cell never answers.
        cell.outputs = []
        self.progress.start_cell(self.cell_number, len(self.cells), cell.source)

    def _on_cell_end(self, cell, cell_index, execute_reply):
        seconds = time.monotonic() - self.cell_start
        cell.outputs = [output for output in cell.outputs if not is_noise(output)]
        failed = execute_reply["content"]["status"] == "error"
        self.progress.end_cell(self.cell_number, len(self.cells), seconds, cell.source, failed)

    def _seconds_left(self, cell):
        return max(0.1, min(self.options.cell_limit, self.deadline - time.monotonic()))

    def _limit_message(self):
        if time.monotonic() >= self.deadline:
            return f"the notebook took longer than {self.options.limit:g} s. Raise --limit or use a smaller preset."
        return f"the cell took longer than {self.options.cell_limit:g} s. Raise --cell-limit or use a smaller preset."

    def _failure(self, error):
        if self.interrupted:
            return Interrupted()
        if error.ename == "KernelDied":
            return NotebookFailed(self.cell_number, "dead kernel", _first_line(error.evalue))
        reason = f"{error.ename}: {_first_line(error.evalue)}"
        is_check = "check" in self.cell.metadata.get("tags", []) or CHECK_FAILED.match(reason)
        return NotebookFailed(self.cell_number, "check" if is_check else "error", reason)

    def _fail(self, kind, reason):
        """A failure that the kernel could not report itself; the page should show it where it happened."""
        from nbformat.v4 import new_output

        if self.interrupted:
            return Interrupted()
        if self.cell is not None:
            self.cell.outputs.append(new_output("error", ename=kind, evalue=reason, traceback=[f"{kind}: {reason}"]))
            self.progress.end_cell(
                self.cell_number, len(self.cells), time.monotonic() - self.cell_start, self.cell.source, True)
        return NotebookFailed(self.cell_number or None, kind, reason)


def is_noise(output):
    """True for what .NET Interactive shows of itself."""
    return BOOTSTRAP in output.get("data", {}).get("text/html", "") or bool(UNIFIED.fullmatch(output.get("text", "")))


def _first_line(error):
    lines = ANSI.sub("", str(error)).strip().splitlines()
    return lines[0] if lines else "no message"
