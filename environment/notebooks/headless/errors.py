"""Failures that a person can do something about."""


class RunError(Exception):
    """Ends the run with one line: what was given, what is wrong, what to do."""


class NotebookFailed(Exception):
    """One notebook failed; the others still run."""

    def __init__(self, cell, kind, reason):
        super().__init__(reason if kind == "error" else f"{kind}: {reason}")
        self.cell = cell  # number among the code cells, as in `In [3]`; None if no cell was reached


class Interrupted(Exception):
    """The user pressed Ctrl-C."""
