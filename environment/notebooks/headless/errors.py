"""Failures that a person can do something about."""


class RunError(Exception):
    """Ends the run with one line: what was given, what is wrong, what to do."""


class NotebookFailed(Exception):
    """One notebook failed; the others still run."""

    def __init__(self, cell, kind, reason):
        super().__init__(f"{kind}: {reason}")
        self.cell = cell  # number among the code cells, as in `In [3]`; None if no cell was reached
        self.kind = kind  # error, check (a cell that checks has failed), time-out, dead kernel, no kernel
        self.reason = reason

    def __str__(self):
        return f"cell {self.cell}: {super().__str__()}" if self.cell else super().__str__()


class Interrupted(Exception):
    """The user pressed Ctrl-C."""
