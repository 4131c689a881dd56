"""Output files that are whole or not there."""

import errno
import os
import tempfile
from pathlib import Path

from .errors import RunError


def prepare_folder(folder):
    """Makes the folder and proves that it can be written, before the hours of work whose results go there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".write-test-"):
            pass
    except OSError as error:
        raise RunError(_explain(folder, error)) from error


def write(path, text):
    """Writes beside the target, then renames: a reader sees the old file or the new one, never half of it."""
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise RunError(_explain(path, error)) from error


def _explain(path, error):
    if error.errno == errno.ENOSPC:
        return f"cannot write {path}: the disk is full. Free some space or choose another folder with --out or --junit."
    return f"cannot write {path}: {error.strerror}. Make it writable or choose another folder with --out or --junit."
