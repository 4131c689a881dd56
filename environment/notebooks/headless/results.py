"""results.json: what the notebooks recorded, beside how and where they ran."""

import json
import os
import platform
from datetime import datetime, timezone


def summarize(notebooks, wall_seconds, started):
    """One object: a key for each notebook, and the circumstances beside them."""
    summary = {
        notebook.name: {**notebook.results, "status": notebook.status, "wall_seconds": round(notebook.seconds, 1)}
        for notebook in notebooks
    }
    devices = [notebook.results["device"] for notebook in notebooks if "device" in notebook.results]
    summary["wall_seconds"] = round(wall_seconds, 1)
    summary["device"] = devices[-1] if devices else None
    summary["preset"] = os.environ.get("FACELAB_PRESET")
    summary["started"] = datetime.fromtimestamp(started, timezone.utc).isoformat(timespec="seconds")
    summary["machine"] = f"{platform.system()} {platform.machine()}, {len(os.sched_getaffinity(0))} cores"
    return summary


def to_json(summary):
    return json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
