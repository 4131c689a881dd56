"""The minutes that the course promises, and the seconds of a run: minutes.py OUT keeps the latter and compares."""

import json
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MEASURED = ROOT / "environment/bench/minutes.json"
TABLES = ("README.md", "notebooks/README.md")
ROW = re.compile(r"^\| \[[^\]]*\]\((?:notebooks/)?([\w-]+)\.ipynb\) \| ([^|]*) \|", re.MULTILINE)
CARD = re.compile(r"\*\*Takes\*\*([^;\n]*?)minute")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)?([¼½¾])?$")
WORDS = {"half a": 0.5, "a": 1}


def minutes(text):
    """The number at the end of "about 1½" or "under half a"; None for "a few"."""
    text = text.strip()
    whole, part = NUMBER.search(text).groups()
    if whole or part:
        return float(whole or 0) + (unicodedata.numeric(part) if part else 0)
    return next((value for words, value in WORDS.items() if re.search(rf"\b{words}$", text)), None)


def card(notebook):
    """The minutes in a notebook's opening card."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    found = CARD.search("".join(cells[0]["source"]))
    return minutes(found[1]) if found else None


def promised(root=ROOT):
    """{notebook: {file: minutes}}: what the card and the tables say."""
    notebooks = sorted((root / "notebooks").glob("*.ipynb"))
    said = {notebook.stem: {"its card": card(notebook)} for notebook in notebooks}
    for table in TABLES:
        for name, text in ROW.findall((root / table).read_text(encoding="utf-8")):
            said.setdefault(name, {})[table] = minutes(text)
    return said


def complaints(said, seconds):
    """Where card and tables differ, or are off by more than a factor of two from the seconds where there are any."""
    found = []
    for name, places in said.items():
        if len(set(places.values())) > 1:
            found.append(f"{name}: {', '.join(f'{place} says {_text(value)}' for place, value in places.items())}")
        found += [
            f"{name}: {place} says {_text(value)}, and it took {seconds[name] / 60:.2f} minutes"
            for place, value in places.items() if name in seconds and not is_near(value, seconds[name] / 60)]
    return found


def _text(value):
    return "no number" if value is None else f"{value:g}"


def is_near(said, measured):
    return said is not None and measured / 2 <= said <= measured * 2


def measured(path=MEASURED):
    """{notebook: seconds} of the last run that was kept; empty if there is none."""
    return json.loads(path.read_text())["seconds"] if path.exists() else {}


def kept(results, names):
    """What minutes.json keeps of a results.json: the seconds of the notebooks that are ok."""
    preset = results["preset"] or "default"
    if preset != "default":
        sys.exit(f"minutes.py: this run has the preset {preset}; the course promises minutes of the default one.")
    seconds = {name: results[name]["wall_seconds"] for name in names if results.get(name, {}).get("status") == "ok"}
    return {"preset": preset, "machine": results["machine"], "date": results["started"][:10], "seconds": seconds}


def main(out):
    results = Path(out) / "results.json"
    if not results.exists():
        sys.exit(f"minutes.py: there is no {results}: FACELAB_DATA=synthetic environment/lab run writes it.")
    said = promised()
    record = kept(json.loads(results.read_text(encoding="utf-8")), said)
    MEASURED.write_text(json.dumps(record, indent=2) + "\n")
    found = complaints(said, record["seconds"])
    for complaint in found:
        print(complaint, file=sys.stderr)
    print(json.dumps(record))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
