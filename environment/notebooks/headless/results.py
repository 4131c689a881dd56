"""results.json: what the notebooks recorded, beside how and where they ran."""

import json
import os
import platform
from datetime import datetime, timezone


def summarize(notebooks, wall_seconds, started):
    """One object: a key for each notebook, and the circumstances beside them."""
    summary = {notebook.name: _of(notebook) for notebook in notebooks}
    devices = [notebook.results["device"] for notebook in notebooks if "device" in notebook.results]
    summary["wall_seconds"] = round(wall_seconds, 1)
    summary["device"] = devices[-1] if devices else None
    summary["preset"] = os.environ.get("FACELAB_PRESET")
    summary["started"] = moment(started)
    summary["machine"] = f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores"
    return summary


def _of(notebook):
    summary = {**notebook.results, "status": notebook.status, "wall_seconds": round(notebook.seconds, 1)}
    labels = {
        name: {field: result[field] for field in ("label", "unit") if result.get(field)}
        for name, result in notebook.key_results.items()
    }
    if any(labels.values()):
        summary["labels"] = {name: label for name, label in labels.items() if label}
    if notebook.since:
        summary["unchanged_since"] = notebook.since
    if notebook.failure:
        failure = notebook.failure
        summary["failure"] = {"kind": failure.kind, "cell": failure.cell, "message": failure.reason}
    return summary


def moment(seconds):
    """A time as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat(timespec="seconds")


def to_json(summary):
    return json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
