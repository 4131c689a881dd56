"""Progress: one line for each cell, and in a terminal a live line for the one that runs."""

import shutil
import sys
import threading
import time


class Progress:
    def __init__(self, stream=None):
        self.stream = stream or sys.stdout
        self.is_live = self.stream.isatty()
        self._lock = threading.Lock()
        self._running = None
        if self.is_live:
            threading.Thread(target=self._tick, daemon=True).start()

    def start_notebook(self, number, total, notebook):
        self._line(f"\n[{number}/{total}] {notebook.name}: {notebook.title}")

    def end_notebook(self, notebook):
        self._running = None
        self._line(f"      {notebook.status_text}, {seconds_text(notebook.seconds)}")

    def skip_notebook(self, notebook):
        self._line(f"      unchanged since {moment_text(notebook.since)}: not run again (--again runs it)")

    def start_cell(self, number, total, source):
        self._running = (number, total, headline(source), time.monotonic())
        self._show()

    def end_cell(self, number, total, seconds, source, failed):
        self._running = None
        mark = "  FAILED" if failed else ""
        self._line(f"  cell {number:>2}/{total} {seconds_text(seconds):>10}  {headline(source)}{mark}")

    def note(self, text):
        self._line(f"      {text}")

    def _line(self, text):
        with self._lock:
            clear = "\r\x1b[K" if self.is_live else ""
            print(f"{clear}{text}", file=self.stream, flush=True)

    def _tick(self):
        while True:
            time.sleep(1)
            self._show()

    def _show(self):
        if not self.is_live or self._running is None:
            return
        number, total, text, start = self._running
        line = f"  cell {number:>2}/{total} {seconds_text(time.monotonic() - start):>10}  {text} ..."
        with self._lock:
            self.stream.write("\r\x1b[K" + line[: shutil.get_terminal_size().columns - 1])
            self.stream.flush()


def seconds_text(seconds):
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{seconds // 60:.0f} min {seconds % 60:02.0f} s"


def moment_text(iso):
    """A moment of results.json, to the minute."""
    return iso[:16].replace("T", " ") + " UTC"


def headline(source, width=70):
    """The first line that says something about the cell."""
    lines = [line.strip() for line in source.splitlines()]
    chosen = next((line for line in lines if line and not line.startswith(("using ", "#r "))), lines[0] if lines else "")
    return chosen if len(chosen) <= width else chosen[: width - 1] + "…"
