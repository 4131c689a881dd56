"""Why a .NET process ended, and what to do about it."""

import signal

AGAIN = "Its variables are lost: run the notebook's cells again from the top."

REMEDIES = {
    signal.SIGKILL: "Often the machine ran out of memory: try smaller batches or images, or close other programs.",
    signal.SIGSEGV: "Native code failed: check the sizes and types of what the cell hands to native libraries.",
}


def explain_exit(code, stderr=""):
    """One sentence on the cause, one on the remedy."""
    if "Stack overflow" in stderr:
        cause = "a stack overflow, most likely a method in the cell that calls itself without end"
        return f"The .NET process ended by {cause}. Correct the recursion. {AGAIN}"
    if code < 0:
        return _explain_signal(signal.Signals(-code), stderr)
    return f"The .NET process ended with exit code {code}, called for by code in a cell. {AGAIN}"


def _explain_signal(number, stderr):
    if number == signal.SIGABRT:
        # Environment.FailFast and the runtime itself say why in their first lines.
        lines = [line.strip() for line in stderr.splitlines()]
        said = " ".join([line for line in lines if line and not line.startswith("at ")][:2]) or "no reason given"
        shapes = " Use mm, mv or bmm, which fail with an exception." if "mat1 and mat2" in said else ""
        return f"The .NET process aborted itself: {said.rstrip('.')}.{shapes} {AGAIN}"
    remedy = REMEDIES.get(number, "")
    return " ".join(f"The .NET process was ended by {number.name}. {remedy} {AGAIN}".split())
